//! A claim as JSON: `quantity` and `measure` stand on figures alone, where an unnamed measure is `null`.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::{Claim, ClaimKind};

impl Serialize for Claim {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let figure = self.kind == ClaimKind::Quantity;
        let mut out = serializer.serialize_struct("Claim", 17)?;
        out.serialize_field("schema", &self.schema)?;
        out.serialize_field("id", &self.id)?;
        out.serialize_field("kind", &self.kind)?;
        out.serialize_field("article", &self.article)?;
        out.serialize_field("field", &self.field)?;
        out.serialize_field("span", &self.span)?;
        out.serialize_field("text", &self.text)?;
        out.serialize_field("sentence", &self.sentence)?;
        match &self.quantity {
            Some(quantity) => out.serialize_field("quantity", quantity)?,
            None => out.skip_field("quantity")?,
        }
        match &self.statement {
            Some(statement) => out.serialize_field("statement", statement)?,
            None => out.skip_field("statement")?,
        }
        if figure {
            out.serialize_field("measure", &self.measure)?;
        } else {
            out.skip_field("measure")?;
        }
        out.serialize_field("event", &self.event)?;
        out.serialize_field("time", &self.time)?;
        out.serialize_field("place", &self.place)?;
        out.serialize_field("scope", &self.scope)?;
        out.serialize_field("attribution", &self.attribution)?;
        out.serialize_field("rules", &self.rules)?;
        out.end()
    }
}

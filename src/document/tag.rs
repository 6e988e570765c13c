//! Penn Treebank parts of speech and the dependency relations that the annotators ask for.

macro_rules! names {
    ($(#[$meta:meta])* $name:ident { $($variant:ident $text:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum $name { $($variant),* }

        impl $name {
            pub const ALL: &[$name] = &[$($name::$variant),*];

            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text),* }
            }

            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some($name::$variant),)* _ => None }
            }
        }
    };
}

names!(
    /// Part of speech (Marcus et al. 1993).
    Tag {
        Cc "CC", Cd "CD", Dt "DT", Ex "EX", Fw "FW", In "IN", Jj "JJ", Jjr "JJR", Jjs "JJS", Ls "LS",
        Md "MD", Nn "NN", Nns "NNS", Nnp "NNP", Nnps "NNPS", Pdt "PDT", Pos "POS", Prp "PRP",
        PrpS "PRP$", Rb "RB", Rbr "RBR", Rbs "RBS", Rp "RP", Sym "SYM", To "TO", Uh "UH", Vb "VB",
        Vbd "VBD", Vbg "VBG", Vbn "VBN", Vbp "VBP", Vbz "VBZ", Wdt "WDT", Wp "WP", WpS "WP$", Wrb "WRB",
        Comma ",", Stop ".", Colon ":", Open "-LRB-", Close "-RRB-", OpenQuote "``", CloseQuote "''",
        Dollar "$", Hash "#",
    }
);

names!(
    /// Relation to the head, after Universal Dependencies 1 (Nivre et al. 2016): in "killed by rebels in
    /// Kyiv", `rebels` is an `nmod` of `killed` and `by` is the `case` of `rebels`.
    Rel {
        Root "root", Nsubj "nsubj", Nsubjpass "nsubjpass", Csubj "csubj", Dobj "dobj", Iobj "iobj",
        Ccomp "ccomp", Xcomp "xcomp", Advcl "advcl", Acl "acl", AclRelcl "acl:relcl", Nmod "nmod",
        NmodPoss "nmod:poss", NmodTmod "nmod:tmod", NmodNpmod "nmod:npmod", Nummod "nummod", Amod "amod",
        Advmod "advmod", Appos "appos", Conj "conj", Cc "cc", Det "det", Case "case", Compound "compound",
        CompoundPrt "compound:prt", Aux "aux", Auxpass "auxpass", Cop "cop", Mark "mark", Neg "neg",
        Expl "expl", Mwe "mwe", Parataxis "parataxis", Punct "punct", Dep "dep",
    }
);

impl Tag {
    /// NN, NNS, NNP, NNPS.
    pub fn is_noun(self) -> bool {
        matches!(self, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps)
    }

    pub fn is_name(self) -> bool {
        matches!(self, Tag::Nnp | Tag::Nnps)
    }

    /// VB, VBD, VBG, VBN, VBP, VBZ; not modals.
    pub fn is_verb(self) -> bool {
        matches!(self, Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz)
    }

    pub fn is_adjective(self) -> bool {
        matches!(self, Tag::Jj | Tag::Jjr | Tag::Jjs)
    }
}

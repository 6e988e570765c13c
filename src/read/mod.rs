//! Bytes, files, folders, stdin → [`Article`].

mod article;

pub use article::Article;

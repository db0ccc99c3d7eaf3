//! Makes a paper, if the template is for such a unit.

use crate::document::Document;
use crate::papers::{Asked, NoPaper, Papers};
use crate::render::render;
use crate::subject::Subject;
use crate::template::Template;

impl Papers<'_> {
    /// Makes a paper.
    ///
    /// # Errors
    /// [`NoPaper`]: why there is none.
    pub fn document(&self, template: &Template, asked: Asked) -> Result<Document, NoPaper> {
        let (unit, _) =
            self.book.unit(asked.unit).ok_or_else(|| NoPaper::NoUnit(asked.unit.clone()))?;
        if !template.units.contains(&unit.kind) {
            return Err(NoPaper::NotFor(unit.kind, template.units.clone()));
        }
        let subject = Subject::new(self, unit, template, asked)?;
        Ok(render(template, &subject))
    }
}

//! Views that are drawn once and replaced as a whole.
//!
//! Leptos' own `into_any` writes code for every view to be drawn and, in its place, to be drawn
//! over by another of the same type; the second half was a tenth of the program, and these pages
//! need none of it: what changes in place is a closure within a view.

use leptos::__reexports::send_wrapper::SendWrapper;
use leptos::prelude::AnyView;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};

/// In the place of the trait of the same name of Leptos' prelude.
pub trait IntoAny {
    /// Draws the view and gives it as one of any type.
    fn into_any(self) -> AnyView;
}

impl<T> IntoAny for T
where
    T: Render,
    T::State: 'static,
{
    fn into_any(self) -> AnyView {
        let drawn: Box<dyn Mountable> = Box::new(self.build());
        leptos::tachys::view::any_view::IntoAny::into_any(Drawn(SendWrapper::new(drawn)))
    }
}

/// A view that is drawn already.
struct Drawn(SendWrapper<Box<dyn Mountable>>);

/// The same in the page.
struct InPage(Box<dyn Mountable>);

impl Render for Drawn {
    type State = InPage;

    fn build(self) -> InPage {
        InPage(self.0.take())
    }

    fn rebuild(self, state: &mut InPage) {
        let mut new = self.0.take();
        state.0.insert_before_this(&mut *new);
        state.0.unmount();
        state.0 = new;
    }
}

impl Mountable for InPage {
    fn unmount(&mut self) {
        self.0.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.0.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        self.0.elements()
    }
}

impl AddAnyAttr for Drawn {
    type Output<NewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}

// A page of the browser is never written as text, nor taken over from a server's.
impl RenderHtml for Drawn {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> InPage {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

//! Views that are drawn once and replaced as a whole.
//!
//! Leptos' own `into_any` generates code for drawing every view and for updating it in place with
//! another of the same type. The second half was a tenth of the program. These pages need none of
//! it, because a closure within a view handles changes in place.

use leptos::__reexports::send_wrapper::SendWrapper;
use leptos::prelude::AnyView;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};

/// Replaces the trait of the same name in Leptos' prelude.
pub trait IntoAny {
    /// Draws the view and erases its type.
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

/// A view that is already drawn.
struct Drawn(SendWrapper<Box<dyn Mountable>>);

/// A drawn view that is mounted in the page.
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

// The browser never renders a view to text, nor hydrates one from a server.
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

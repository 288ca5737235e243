//! `view!` with the notation of Leptos and less code behind it.
//!
//! Leptos gives each element, attribute, closure and event handler a type of its own, and each type its own copy of the
//! code that builds, updates and drops it. In a page of many small views those copies are a third of what it weighs.
//! This macro writes every HTML element as one and the same type, `crate::ui::element::Element`, and leaves components
//! to Leptos. What it does not know how to write, it refuses to compile.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use rstml::node::{
    KVAttributeValue, KeyedAttribute, KeyedAttributeValue, Node, NodeAttribute, NodeBlock, NodeElement, NodeName,
};
use rstml::{Infallible, Parser, ParserConfig};
use syn::spanned::Spanned;
use syn::{Error, Expr, Lit, Result, Stmt};

/// Elements that have no children and no closing tag.
const VOID: [&str; 5] = ["br", "hr", "img", "input", "wbr"];
/// Events that Leptos has no name for.
const UNNAMED_EVENTS: [&str; 1] = ["cancel"];

/// Draws HTML elements and components, in the notation of Leptos' `view!`; the value is an `AnyView`.
///
/// Of an element it takes `name="text"`, `name=expression`, `name`, `class:name=…`, `prop:name=…`, `on:event=…` and
/// `node_ref=…`. What belongs to a component is passed on to Leptos as it stands.
#[proc_macro]
pub fn view(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let parsed = Parser::new(ParserConfig::new()).parse_simple(TokenStream::from(tokens));
    match parsed.and_then(|nodes| views(&nodes)) {
        Ok(tokens) => tokens.into(),
        Err(error) => {
            let error = error.into_compile_error();
            quote!({ #error }).into()
        }
    }
}

/// Siblings, as one view.
fn views(nodes: &[Node]) -> Result<TokenStream> {
    if let [node] = nodes {
        return view_of(node);
    }
    let views = nodes.iter().map(view_of).collect::<Result<Vec<_>>>()?;
    Ok(quote!(crate::ui::element::siblings(::std::vec![#(#views),*])))
}

/// A node as an expression of type `AnyView`.
fn view_of(node: &Node) -> Result<TokenStream> {
    match node {
        Node::Text(text) => {
            let text = &text.value;
            Ok(quote!(crate::ui::element::Child::view(#text)))
        }
        Node::Block(block) => {
            let value = without_braces(block)?;
            Ok(quote!(crate::ui::element::Child::view(#value)))
        }
        Node::Fragment(fragment) => views(&fragment.children),
        Node::Element(element) if is_component(element) => component(element),
        Node::Element(element) => match inert(element)? {
            Some(html) => Ok(quote!(crate::ui::element::inert(#html))),
            None => {
                let element = element_of(element)?;
                Ok(quote!(crate::ui::element::Element::view(#element)))
            }
        },
        other => Err(Error::new(other.span(), "only elements, components, quoted texts and blocks can be drawn")),
    }
}

/// What stands in the braces, with them only where they hold more than an expression.
fn without_braces(block: &NodeBlock) -> Result<TokenStream> {
    let NodeBlock::ValidBlock(block) = block else { return Err(Error::new(block.span(), "this is no expression")) };
    match block.stmts.as_slice() {
        [Stmt::Expr(expression, None)] => Ok(expression.to_token_stream()),
        _ => Ok(block.to_token_stream()),
    }
}

fn is_component(element: &NodeElement<Infallible>) -> bool {
    element.name().to_string().chars().next().is_some_and(char::is_uppercase)
}

/// A component as Leptos wants it. Its children are drawn here, and Leptos sees them as one block.
fn component(element: &NodeElement<Infallible>) -> Result<TokenStream> {
    let name = element.name();
    let generics = &element.open_tag.generics;
    let attributes = element.attributes();
    let whole = if element.children.is_empty() {
        quote!(<#name #generics #(#attributes)* />)
    } else {
        let children = views(&element.children)?;
        quote!(<#name #generics #(#attributes)*>{#children}</#name>)
    };
    Ok(quote!(crate::ui::element::Child::view(::leptos::view! { #whole })))
}

/// An HTML element as an expression of type `Element`.
fn element_of(element: &NodeElement<Infallible>) -> Result<TokenStream> {
    let name = element.name();
    let tag = name.to_string();
    if VOID.contains(&tag.as_str()) && !element.children.is_empty() {
        return Err(Error::new(name.span(), format!("<{tag}> has no children")));
    }
    // What is known already is one text, which the page splits: "tag", then a name and a value each.
    let mut fixed = tag;
    let mut rest = Vec::new();
    for attribute in element.attributes() {
        match attribute {
            NodeAttribute::Attribute(attribute) => match fixed_value(attribute)? {
                Some(Fixed::Absent) => {}
                Some(Fixed::Text(value)) => {
                    fixed.push('\0');
                    fixed.push_str(&attribute.key.to_string());
                    fixed.push('\0');
                    fixed.push_str(&value);
                }
                None => rest.push(binding(attribute)?),
            },
            NodeAttribute::Block(block) => {
                return Err(Error::new(block.span(), "attributes from a block are not supported"));
            }
        }
    }
    if is_as_it_stands(element)? {
        fixed.push_str("\0translate\0no");
    }
    for child in &element.children {
        rest.push(match child {
            Node::Element(element) if !is_component(element) => match inert(element)? {
                Some(html) => quote!(.inert(#html)),
                None => {
                    let element = element_of(element)?;
                    quote!(.element(#element))
                }
            },
            Node::Text(text) => {
                let text = &text.value;
                quote!(.text(#text))
            }
            Node::Block(block) => {
                let value = without_braces(block)?;
                quote!(.child(#value))
            }
            other => {
                let view = view_of(other)?;
                quote!(.any(#view))
            }
        });
    }
    Ok(quote_spanned!(name.span()=> crate::ui::element::Element::new(#fixed)#(#rest)*))
}

/// The HTML of an element in which nothing changes; `None` for others.
fn inert(element: &NodeElement<Infallible>) -> Result<Option<String>> {
    let mut html = String::new();
    Ok(write_inert(element, &mut html)?.then_some(html))
}

/// Writes an element as HTML, and says whether all of it can be.
fn write_inert(element: &NodeElement<Infallible>, html: &mut String) -> Result<bool> {
    let tag = element.name().to_string();
    let is_void = VOID.contains(&tag.as_str());
    if is_component(element) || (is_void && !element.children.is_empty()) {
        return Ok(false);
    }
    html.push_str(&format!("<{tag}"));
    for attribute in element.attributes() {
        let NodeAttribute::Attribute(attribute) = attribute else { return Ok(false) };
        match fixed_value(attribute)? {
            None => return Ok(false),
            Some(Fixed::Absent) => {}
            Some(Fixed::Text(value)) => html.push_str(&format!(" {}=\"{}\"", attribute.key, escaped(&value))),
        }
    }
    if is_as_it_stands(element)? {
        html.push_str(" translate=\"no\"");
    }
    html.push('>');
    for child in &element.children {
        match child {
            Node::Text(text) => html.push_str(&escaped(&text.value_string())),
            Node::Element(child) if write_inert(child, html)? => {}
            _ => return Ok(false),
        }
    }
    if !is_void {
        html.push_str(&format!("</{tag}>"));
    }
    Ok(true)
}

/// Whether the text of an element is to be left as it stands by a browser that translates the page: what people wrote,
/// which is where the direction of a text is left open, and figures.
fn is_as_it_stands(element: &NodeElement<Infallible>) -> Result<bool> {
    let mut found = element.name().to_string() == "bdi";
    for attribute in element.attributes() {
        let NodeAttribute::Attribute(attribute) = attribute else { continue };
        let Some(Fixed::Text(value)) = fixed_value(attribute)? else { continue };
        found |= match attribute.key.to_string().as_str() {
            "dir" => value == "auto",
            "class" => value.split(' ').any(|class| class == "num"),
            _ => false,
        };
    }
    Ok(found)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// The value of an attribute that never changes.
enum Fixed {
    Absent,
    Text(String),
}

fn fixed_value(attribute: &KeyedAttribute) -> Result<Option<Fixed>> {
    let is_plain = !matches!(attribute.key.to_string().split_once(':'), Some(("on" | "class" | "prop", _)));
    let text = match &attribute.possible_value {
        KeyedAttributeValue::None if is_plain => Some(Fixed::Text(String::new())),
        KeyedAttributeValue::Value(value) if is_plain => match &value.value {
            KVAttributeValue::Expr(Expr::Lit(literal)) => match &literal.lit {
                Lit::Str(text) => Some(Fixed::Text(text.value())),
                Lit::Int(number) => Some(Fixed::Text(number.base10_digits().to_owned())),
                Lit::Bool(flag) if flag.value => Some(Fixed::Text(String::new())),
                Lit::Bool(_) => Some(Fixed::Absent),
                _ => None,
            },
            _ => None,
        },
        KeyedAttributeValue::Binding(binding) => {
            return Err(Error::new(binding.paren.span.join(), "an attribute takes no arguments"));
        }
        _ => None,
    };
    Ok(text)
}

/// The call that binds an attribute, a class, a property, an event or a reference.
fn binding(attribute: &KeyedAttribute) -> Result<TokenStream> {
    let key = attribute.key.to_string();
    let span = attribute.key.span();
    let value = match attribute.possible_value.to_value().map(|value| &value.value) {
        Some(KVAttributeValue::Expr(value)) => value,
        _ => return Err(Error::new(span, format!("`{key}` needs a value"))),
    };
    Ok(match key.split_once(':') {
        Some(("on", event)) if UNNAMED_EVENTS.contains(&event) => {
            quote_spanned!(span=> .on(::leptos::ev::Custom::<::leptos::ev::Event>::new(#event), #event, #value))
        }
        Some(("on", event)) => {
            let name = ident(&attribute.key, event)?;
            quote_spanned!(span=> .on(::leptos::ev::#name, #event, #value))
        }
        Some(("class", name)) => quote_spanned!(span=> .class(#name, #value)),
        Some(("prop", name)) => quote_spanned!(span=> .prop(#name, #value)),
        Some((kind, _)) => return Err(Error::new(span, format!("`{kind}:` is not supported"))),
        None if key == "node_ref" => quote_spanned!(span=> .node_ref(#value)),
        None => quote_spanned!(span=> .attr(#key, #value)),
    })
}

fn ident(at: &NodeName, text: &str) -> Result<syn::Ident> {
    syn::parse_str::<syn::Ident>(text)
        .map(|mut ident| {
            ident.set_span(Span::call_site());
            ident
        })
        .map_err(|_| Error::new(at.span(), format!("`{text}` is no event")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Result<String> {
        let nodes = Parser::new(ParserConfig::new()).parse_simple(text.parse::<TokenStream>().unwrap())?;
        views(&nodes).map(|tokens| tokens.to_string().replace(' ', ""))
    }

    #[test]
    fn what_never_changes_is_html() {
        let written = written(r#"<p class="note" hidden=false><b>"1 < 2 & \"3\""</b><hr /></p>"#).unwrap();
        assert!(written.contains("inert("), "{written}");
        assert!(written.contains("<pclass=\\\"note\\\"><b>1&lt;2&amp;&quot;3&quot;</b><hr></p>"), "{written}");
    }

    #[test]
    fn of_an_element_that_changes_the_fixed_part_is_one_text() {
        let written = written(r#"<button type="button" class:late=late on:click=go>{text}</button>"#).unwrap();
        assert!(written.contains(r#"new("button\0type\0button").class("late",late).on("#), "{written}");
        assert!(written.contains(r#""click",go).child(text)"#), "{written}");
    }

    #[test]
    fn what_people_wrote_and_figures_are_not_translated() {
        for text in ["<bdi>{x}</bdi>", r#"<b dir="auto">{x}</b>"#, r#"<p class="muted num">{x}</p>"#] {
            assert!(written(text).unwrap().contains(r#"\0translate\0no""#), "{text}");
        }
        assert!(written(r#"<i dir="auto"></i>"#).unwrap().contains("translate"));
        assert!(!written(r#"<p class="number" dir="ltr">{x}</p>"#).unwrap().contains("translate"));
    }

    #[test]
    fn components_are_left_to_leptos() {
        let written = written("<Card title=name><p>{text}</p></Card>").unwrap();
        assert!(written.contains("::leptos::view!{<Cardtitle=name>{"), "{written}");
    }

    #[test]
    fn what_is_not_supported_is_refused() {
        for text in [
            "<p style:color=red></p>",
            "<p {..rest}></p>",
            "<input>\"x\"</input>",
            "<p on:9=x></p>",
            "<p on:click></p>",
        ] {
            assert!(written(text).is_err(), "{text}");
        }
    }
}

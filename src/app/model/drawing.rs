//! A figure's SVG on its way to a file.

/// Width and height of an SVG in its own units, from its `viewBox`, or from
/// `width` and `height`.
pub fn size(svg: &str) -> Option<(f64, f64)> {
    let tag = opening_tag(svg)?;
    if let Some(view_box) = attribute(tag, "viewBox") {
        let numbers: Vec<f64> = view_box
            .split([' ', ','])
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().ok())
            .collect::<Option<_>>()?;
        let [_, _, width, height] = numbers[..] else { return None };
        return Some((width, height));
    }
    let length = |name| attribute(tag, name)?.trim_end_matches("px").parse().ok();
    Some((length("width")?, length("height")?))
}

/// The same SVG with fonts inside it, as CSS `rules` of `@font-face`, and with
/// its size in numbers, so that a browser can paint it by itself.
pub fn standing_alone(svg: &str, rules: &str) -> Option<String> {
    let (width, height) = size(svg)?;
    let start = svg.find("<svg")?;
    let end = start + opening_tag(svg)?.len();
    let mut tag = svg[start..end - 1].to_owned();
    for (name, value) in [("width", width), ("height", height)] {
        match attribute(&svg[start..end], name) {
            Some(old) => {
                tag =
                    tag.replacen(&format!(" {name}=\"{old}\""), &format!(" {name}=\"{value}\""), 1);
            }
            None => tag.push_str(&format!(" {name}=\"{value}\"")),
        }
    }
    if attribute(&svg[start..end], "xmlns").is_none() {
        tag.push_str(" xmlns=\"http://www.w3.org/2000/svg\"");
    }
    Some(format!("{tag}><style>{rules}</style>{}", &svg[end..]))
}

/// A `@font-face` rule with the font itself in it. `weight` is a CSS weight,
/// or a range of them for a variable font.
pub fn font_face(family: &str, weight: &str, woff2: &[u8]) -> String {
    format!(
        "@font-face{{font-family:\"{family}\";font-weight:{weight};\
         src:url(data:font/woff2;base64,{})format(\"woff2\")}}",
        base64(woff2)
    )
}

fn opening_tag(svg: &str) -> Option<&str> {
    let start = svg.find("<svg")?;
    let length = svg[start..].find('>')? + 1;
    Some(&svg[start..start + length])
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let length = tag[start..].find('"')?;
    Some(&tag[start..start + length])
}

/// RFC 4648, section 4, with padding.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * place) & 63) as usize] as char;
            out.push(if place <= chunk.len() { digit } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const SVG: &str = r#"<svg viewBox="0 0 720 310.5" font-family="A"><text>1 > 0</text></svg>"#;

    #[test]
    fn a_size_comes_from_the_view_box_or_the_attributes() {
        assert_eq!(size(SVG), Some((720.0, 310.5)));
        assert_eq!(size("<svg width=\"5px\" height=\"6\">"), Some((5.0, 6.0)));
        assert_eq!(size("<svg width=\"100%\" height=\"6\">"), None);
        assert_eq!(size("<p>"), None);
    }

    #[test]
    fn a_drawing_stands_alone_with_size_name_space_and_fonts() {
        let alone = standing_alone(SVG, "@font-face{}").unwrap();
        assert_eq!(
            alone,
            "<svg viewBox=\"0 0 720 310.5\" font-family=\"A\" width=\"720\" height=\"310.5\" \
             xmlns=\"http://www.w3.org/2000/svg\"><style>@font-face{}</style>\
             <text>1 > 0</text></svg>"
        );
        let sized = r#"<svg xmlns="x" width="100%" viewBox="0 0 2 1" height="auto"/>"#;
        assert!(standing_alone(&sized.replace("/>", "></svg>"), "").unwrap().starts_with(
            r#"<svg xmlns="x" width="2" viewBox="0 0 2 1" height="1"><style></style>"#
        ));
    }

    #[test]
    fn base64_is_as_in_the_rfc() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
        assert_eq!(base64(&[0xfb, 0xff, 0xfe]), "+//+");
    }
}

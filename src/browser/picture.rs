//! A drawing as PNG: the same SVG, painted on a canvas.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

use super::download;

/// Pixels of the picture per unit of the drawing: sharp in print and on dense screens.
const SCALE: f64 = 2.0;

/// The browser could not paint the drawing.
#[derive(Debug)]
pub struct NoPicture;

impl From<JsValue> for NoPicture {
    fn from(_: JsValue) -> Self {
        NoPicture
    }
}

/// Saves an SVG of this width and height as PNG, on white.
///
/// Fonts outside the SVG are not seen: those it needs are in it, as data.
///
/// # Errors
/// When the browser cannot paint it, such as a drawing beyond its largest canvas.
pub async fn save_png(name: &str, svg: &str, size: (f64, f64)) -> Result<(), NoPicture> {
    let address = Url::create_object_url_with_blob(&download::blob("image/svg+xml", svg)?)?;
    let painted = paint(&address, size).await;
    Url::revoke_object_url(&address)?;
    download::save_blob(name, &painted?);
    Ok(())
}

async fn paint(address: &str, (width, height): (f64, f64)) -> Result<Blob, NoPicture> {
    let image = HtmlImageElement::new()?;
    image.set_src(address);
    JsFuture::from(image.decode()).await?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(NoPicture)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
    canvas.set_width((width * SCALE).ceil() as u32);
    canvas.set_height((height * SCALE).ceil() as u32);
    let context: CanvasRenderingContext2d =
        canvas.get_context("2d")?.ok_or(NoPicture)?.unchecked_into();
    context.set_fill_style_str("#ffffff");
    context.fill_rect(0.0, 0.0, width * SCALE, height * SCALE);
    context.draw_image_with_html_image_element_and_dw_and_dh(
        &image,
        0.0,
        0.0,
        width * SCALE,
        height * SCALE,
    )?;
    let mut begun = Ok(());
    let made = Promise::new(&mut |done, _| begun = canvas.to_blob(&done));
    begun?;
    JsFuture::from(made).await?.dyn_into().map_err(|_| NoPicture)
}

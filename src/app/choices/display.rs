//! How figures are drawn.

use leptos::prelude::*;

use super::Radios;
use crate::analysis::Marks;
use crate::app::state::App;
use crate::figure::{Chart, Order};

/// The order of the items, the kind of figure, and what stands behind its values.
#[component]
pub(super) fn Display() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    view! {
        <Radios
            name="order"
            legend=Signal::derive(words.say("order"))
            options=vec![
                (Order::Questionnaire, words.say("order-questionnaire")),
                (Order::Value, words.say("order-value")),
            ]
            chosen=app.chosen.order
            choose=move |order| app.chosen.order.set(order)
        />
        <Radios
            name="chart"
            legend=Signal::derive(words.say("chart"))
            options=vec![
                (Chart::Bars, words.say("chart-bars")),
                (Chart::Dots, words.say("chart-dots")),
            ]
            chosen=Signal::derive(move || app.chart())
            choose=move |chart| app.chosen.chart.set(Some(chart))
        />
        <Radios
            name="marks"
            legend=Signal::derive(words.say("marks"))
            options=vec![
                (Marks::Stars, words.say("marks-stars")),
                (Marks::Letters, words.say("marks-letters")),
                (Marks::Arrows, words.say("marks-arrows")),
            ]
            chosen=app.chosen.marks
            choose=move |marks| app.chosen.marks.set(marks)
        />
    }
}

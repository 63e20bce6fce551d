//! How figures are drawn.

use leptos::prelude::*;

use super::Radios;
use crate::app::state::App;
use crate::figure::{Chart, Order};

/// The order of the items, and the kind of figure.
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
    }
}

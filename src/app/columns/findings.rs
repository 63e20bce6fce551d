//! What was odd about the file.

use leptos::prelude::*;

use super::PAGE;
use crate::app::model::columns;
use crate::app::state::App;
use crate::base::{Finding, Severity};

/// Every finding with its place, gravest first.
#[component]
pub(super) fn Findings() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let groups = move || {
        let groups = app.file.with(|file| {
            columns::by_severity(file.as_ref().map_or(&[][..], |file| &file.findings))
        });
        if groups.is_empty() {
            return view! { <p>{words.say("columns-no-findings")}</p> }.into_any();
        }
        let group = |(severity, findings)| view! { <Group severity findings/> };
        groups.into_iter().map(group).collect_view().into_any()
    };
    view! {
        <section class="card" aria-labelledby="findings">
            <h2 id="findings">{words.say("columns-findings")}</h2>
            {groups}
        </section>
    }
}

#[component]
fn Group(severity: Severity, findings: Vec<Finding>) -> impl IntoView {
    let words = App::here().words;
    let key = match severity {
        Severity::Error => "severity-errors",
        Severity::Warning => "severity-warnings",
        Severity::Note => "severity-notes",
    };
    let count = findings.len();
    let (limit, set_limit) = signal(PAGE);
    let lines = move || {
        let shown = findings.iter().take(limit.get()).cloned();
        shown.map(|finding| view! { <Line finding/> }).collect_view()
    };
    let more = move || {
        let left = count.saturating_sub(limit.get());
        (left > 0).then(|| {
            let next = left.min(PAGE);
            view! {
                <button
                    type="button"
                    class="button"
                    on:click=move |_| set_limit.update(|limit| *limit += PAGE)
                >
                    {move || words.filled("more", &[("count", next.into())])}
                </button>
            }
        })
    };
    view! {
        <h3>{move || words.filled(key, &[("count", count.into())])}</h3>
        <ul class="findings">{lines}</ul>
        {more}
    }
}

#[component]
fn Line(finding: Finding) -> impl IntoView {
    let words = App::here().words;
    let location = finding.location.clone();
    view! {
        <li>
            {move || finding.message(words.language())} " "
            <span class="soft">{move || columns::place(words.language(), &location)}</span>
        </li>
    }
}

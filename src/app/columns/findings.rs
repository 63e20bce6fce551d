//! What was odd about the file, by kind.

use leptos::prelude::*;

use super::PAGE;
use crate::app::model::columns::{self, Kind};
use crate::app::state::App;
use crate::base::{Finding, Severity};

/// Every kind of finding, gravest first, and a button that saves them all.
#[component]
pub(super) fn Findings() -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let kinds = Memo::new(move |_| {
        app.file.with(|file| columns::kinds(file.as_ref().map_or(&[][..], |file| &file.findings)))
    });
    let content = move || match kinds.with(Vec::is_empty) {
        true => view! { <p>{words.say("columns-no-findings")}</p> }.into_any(),
        false => [Severity::Error, Severity::Warning, Severity::Note]
            .map(|severity| view! { <Group severity kinds/> })
            .collect_view()
            .into_any(),
    };
    let save = move || {
        kinds.with(|kinds| !kinds.is_empty()).then(|| {
            view! {
                <div class="card-foot">
                    <button type="button" class="link" on:click=move |_| app.save_findings()>
                        {words.say("findings-save")}
                    </button>
                </div>
            }
        })
    };
    view! {
        <section class="card" aria-labelledby="findings">
            <h2 id="findings">{words.say("columns-findings")}</h2>
            {content}
            {save}
        </section>
    }
}

#[component]
fn Group(severity: Severity, kinds: Memo<Vec<Kind>>) -> impl IntoView {
    let words = App::here().words;
    let key = match severity {
        Severity::Error => "severity-errors",
        Severity::Warning => "severity-warnings",
        Severity::Note => "severity-notes",
    };
    let own = move || {
        kinds.with(|kinds| {
            let own = kinds.iter().filter(|kind| kind.severity == severity);
            own.cloned().collect::<Vec<_>>()
        })
    };
    move || {
        let own = own();
        let count: usize = own.iter().map(|kind| kind.findings.len()).sum();
        (count > 0).then(|| {
            let lines = own.into_iter().map(|kind| view! { <KindLine kind/> });
            view! {
                <h3>{words.filled(key, &[("count", count.into())])}</h3>
                <ul class="findings">{lines.collect_view()}</ul>
            }
        })
    }
}

/// Findings of one kind: what it is, and where; many places open on request.
#[component]
fn KindLine(kind: Kind) -> impl IntoView {
    let words = App::here().words;
    let first = kind.findings[0].clone();
    if kind.findings.len() == 1 {
        return view! { <li><Line finding=first said=true/></li> }.into_any();
    }
    let count = kind.findings.len();
    let same = kind.says_the_same();
    let whole = kind.clone();
    let findings = StoredValue::new(kind.findings);
    let (limit, set_limit) = signal(0);
    let lines = move || {
        let shown = findings.with_value(|all| all[..limit.get().min(count)].to_vec());
        let lines = shown.into_iter().map(|finding| {
            view! { <li><Line finding said=!same/></li> }
        });
        lines.collect_view()
    };
    let more = move || {
        let left = count.saturating_sub(limit.get());
        (left > 0 && limit.get() > 0).then(|| {
            view! {
                <button
                    type="button"
                    class="link"
                    on:click=move |_| set_limit.update(|limit| *limit += PAGE)
                >
                    {words.filled("more", &[("count", left.min(PAGE).into())])}
                </button>
            }
        })
    };
    view! {
        <li>
            {move || match same {
                true => first.message(words.language()),
                false => words.filled("findings-such-as", &[("message", first.message(words.language()).into())]),
            }}
            <details on:toggle=move |_| set_limit.update(|limit| *limit = PAGE.max(*limit))>
                <summary>{move || whole.places(words.language())}</summary>
                <ul>{lines}</ul>
                {more}
            </details>
        </li>
    }
    .into_any()
}

/// A finding with its place, or its place alone.
#[component]
fn Line(finding: Finding, said: bool) -> impl IntoView {
    let words = App::here().words;
    let about = finding.clone();
    let message = said.then_some(move || finding.message(words.language()));
    view! {
        {message} " " <span class="soft">{move || columns::whereabouts(words.language(), &about)}</span>
    }
}

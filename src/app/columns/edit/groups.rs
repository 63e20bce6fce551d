//! The groups of a split: names, order, merging, and the bounds of bands.

use leptos::prelude::*;

use crate::app::model::holds;
use crate::app::state::App;
use crate::browser;
use crate::questionnaire::{Background, BackgroundKind, Edit};

/// The groups of the split with this id.
#[component]
pub(super) fn Groups(id: String) -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let known = Memo::new(move |_| {
        app.file.with(|file| file.as_ref()?.questionnaire.background(&id).cloned())
    });
    // A draft of the reader's own, until it is applied or the split changes.
    let draft = RwSignal::new(None::<Background>);
    Effect::new(move |_| draft.set(known.get()));
    let count =
        Memo::new(move |_| draft.with(|draft| draft.as_ref().map_or(0, Background::groups)));
    let list = Memo::new(move |_| draft.with(|draft| draft.as_ref().is_some_and(is_list)));
    let apply = move |_| {
        if let Some(draft) = draft.get_untracked() {
            app.edit(Edit::Background(draft));
        }
    };
    view! {
        <fieldset class="part">
            <legend class="part-name">{words.say("groups")}</legend>
            {move || (!list.get()).then(|| view! { <Bounds draft/> })}
            <table class="answers">
                <thead>
                    <tr>
                        <th scope="col">{words.say("groups-name")}</th>
                        <th scope="col">{words.say("groups-change")}</th>
                    </tr>
                </thead>
                <tbody>
                    <For
                        each=move || 0..count.get()
                        key=|at| *at
                        children=move |at| view! { <Group at draft list/> }
                    />
                </tbody>
            </table>
            <div class="line">
                <button type="button" class="button" on:click=apply>
                    {words.say("groups-apply")}
                </button>
            </div>
        </fieldset>
    }
}

/// One group of the draft.
#[component]
fn Group(at: usize, draft: RwSignal<Option<Background>>, list: Memo<bool>) -> impl IntoView {
    let words = App::here().words;
    let name = move || {
        draft.with(|draft| {
            draft.as_ref().and_then(|draft| draft.group_name(at)).map(|name| words.of(name))
        })
    };
    let named = move |key: &'static str| {
        move || words.filled(key, &[("answer", name().unwrap_or_default().into())])
    };
    let change = move |change: &dyn Fn(&mut Background)| {
        draft.update(|draft| draft.iter_mut().for_each(change));
    };
    let raise = move |_| {
        change(&|draft| draft.raise_group(at));
        // The focus goes along with the group.
        browser::focus(&format!("raise-{}", at.saturating_sub(1)));
    };
    let merge = move |_| {
        change(&|draft| draft.merge_group(at));
        browser::focus(&format!("merge-{}", at.saturating_sub(1)));
    };
    view! {
        <tr>
            <td>
                <input
                    type="text"
                    aria-label=named("groups-name-of")
                    prop:value=name
                    on:change=move |event| {
                        let new = event_target_value(&event);
                        let language = words.language_untracked();
                        change(&|draft| draft.rename_group(at, language, new.trim()));
                    }
                />
            </td>
            <td>
                <div class="line">
                {move || {
                    list.get()
                        .then(|| {
                            view! {
                                <button
                                    type="button"
                                    class="link"
                                    id=format!("raise-{at}")
                                    aria-label=named("raise-of")
                                    aria-disabled=(at == 0).to_string()
                                    on:click=raise
                                >
                                    {words.say("raise")}
                                </button>
                            }
                        })
                }}
                <button
                    type="button"
                    class="link"
                    id=format!("merge-{at}")
                    aria-label=named("merge-of")
                    aria-disabled=(at == 0).to_string()
                    on:click=merge
                >
                    {words.say("merge")}
                </button>
                </div>
            </td>
        </tr>
    }
}

/// Where the bands of the draft begin.
#[component]
fn Bounds(draft: RwSignal<Option<Background>>) -> impl IntoView {
    let words = App::here().words;
    let wrong = RwSignal::new(false);
    let starts = move || {
        let starts = draft.with(|draft| draft.as_ref().and_then(Background::band_starts));
        let starts = starts.unwrap_or_default().into_iter().map(|start| start.to_string());
        starts.collect::<Vec<_>>().join(" ")
    };
    let change = move |event| {
        let bounds = holds::bounds(&event_target_value(&event));
        wrong.set(bounds.is_none());
        if let Some(bounds) = bounds {
            draft.update(|draft| {
                draft.iter_mut().for_each(|draft| draft.set_band_starts(&bounds));
            });
        }
    };
    view! {
        <label class="field" for="bounds">
            {words.say("groups-bounds")}
        </label>
        <input
            type="text"
            id="bounds"
            inputmode="numeric"
            aria-describedby="bounds-wrong"
            aria-invalid=move || wrong.get().to_string()
            prop:value=starts
            on:change=change
        />
        <p id="bounds-wrong" class="complaint" aria-live="polite">
            {move || wrong.get().then(words.say("groups-bounds-wrong"))}
        </p>
    }
}

fn is_list(background: &Background) -> bool {
    matches!(background.kind, BackgroundKind::Choice { .. })
}

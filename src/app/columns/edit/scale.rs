//! The scale of an item: its answers, their order, which are beside it, which
//! are the top box. For all items on it at once.

use leptos::prelude::*;

use crate::app::model::scale::{Draft, Line, Place};
use crate::app::state::App;
use crate::browser;
use crate::questionnaire::Edit;

/// The scale of the item with this id.
#[component]
pub(super) fn ScaleEditor(item: String) -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let known = Memo::new(move |_| {
        app.file.with(|file| {
            let file = file.as_ref()?;
            let questionnaire = &file.questionnaire;
            let (battery, _) = questionnaire.items().find(|(_, known)| known.id == item)?;
            let scale = questionnaire.scale(battery);
            let same = questionnaire.batteries.iter().filter(|b| b.scale == scale.id);
            let items: usize = same.map(|battery| battery.items.len()).sum();
            Some((Draft::of(scale, file.worded.contains(&scale.id)), items))
        })
    });
    // A draft of the reader's own, until it is applied or the scale changes.
    let draft = RwSignal::new(None::<Draft>);
    Effect::new(move |_| draft.set(known.get().map(|(draft, _)| draft)));
    let count = Memo::new(move |_| draft.with(|draft| draft.as_ref().map_or(0, |d| d.lines.len())));
    let coded = move || draft.with(|draft| draft.as_ref().is_some_and(Draft::has_codes));
    let note = move || {
        let items = known.with(|known| known.as_ref().map_or(0, |(_, items)| *items));
        words.filled("scale-of", &[("count", items.into())])
    };
    let turn = move |_| draft.update(|draft| draft.iter_mut().for_each(Draft::turn));
    let apply = move |_| {
        if let Some(draft) = draft.get_untracked() {
            app.edit(Edit::Scale(draft.scale()));
        }
    };
    let headings = ["scale-answer", "scale-place", "scale-agree", "scale-order"];
    let headings = headings.map(|key| view! { <th scope="col">{words.say(key)}</th> });
    view! {
        <fieldset class="part">
            <legend class="part-name">{words.say("scale")}</legend>
            <p class="small">{note}</p>
            <table class="answers">
                <thead>
                    <tr>
                        {move || coded().then(|| view! { <th scope="col">{words.say("scale-code")}</th> })}
                        {headings.collect_view()}
                    </tr>
                </thead>
                <tbody>
                    <For
                        each=move || 0..count.get()
                        key=|at| *at
                        children=move |at| view! { <Answer at draft/> }
                    />
                </tbody>
            </table>
            <div class="line">
                <button type="button" class="button" on:click=turn>
                    {words.say("scale-turn")}
                </button>
                <button type="button" class="button" on:click=apply>
                    {words.say("scale-apply")}
                </button>
            </div>
        </fieldset>
    }
}

/// One answer of the draft.
#[component]
fn Answer(at: usize, draft: RwSignal<Option<Draft>>) -> impl IntoView {
    let app = App::here();
    let words = app.words;
    let line = Memo::new(move |_| {
        draft.with(|draft| draft.as_ref().and_then(|draft| draft.lines.get(at).cloned()))
    });
    let label = move || line.get().map(|line| words.of(&line.label)).unwrap_or_default();
    let named = move |key: &'static str| move || words.filled(key, &[("answer", label().into())]);
    let on_scale = move || line.with(|line| line.as_ref().is_some_and(is_point));
    let agrees = move || line.with(|line| line.as_ref().is_some_and(|line| line.agree));
    let change = move |change: &dyn Fn(&mut Draft)| {
        draft.update(|draft| draft.iter_mut().for_each(change));
    };
    let coded = move || draft.with(|draft| draft.as_ref().is_some_and(Draft::has_codes));
    let code = move || {
        coded().then(|| {
            let code = line.with(|line| line.as_ref().and_then(|line| line.code));
            view! { <td class="code">{code.map(|code| code.to_string())}</td> }
        })
    };
    let place = move |place: Place| {
        let here = move || line.with(|line| line.as_ref().is_some_and(|line| line.place == place));
        view! { <option value=place.key() prop:selected=here>{words.say(place.key())}</option> }
    };
    let put = move |event| {
        let key: String = event_target_value(&event);
        if let Some(place) = Place::ALL.into_iter().find(|place| place.key() == key) {
            change(&|draft| draft.put(at, place));
        }
    };
    let raise = move |_| {
        change(&|draft| draft.raise(at));
        // The focus goes along with the answer.
        browser::focus(&format!("raise-{}", at.saturating_sub(1)));
    };
    let agree = move |event| {
        let agrees = event_target_checked(&event);
        change(&|draft| draft.lines[at].agree = agrees);
    };
    view! {
        <tr>
            {code}
            <td>
                <input
                    type="text"
                    aria-label=named("scale-label-of")
                    prop:value=label
                    on:change=move |event| {
                        let new = event_target_value(&event);
                        let language = words.language_untracked();
                        change(&|draft| draft.rename(at, language, new.trim()));
                    }
                />
            </td>
            <td>
                <select aria-label=named("scale-place-of") on:change=put>
                    {Place::ALL.map(place).collect_view()}
                </select>
            </td>
            <td>
                <label class="check">
                    <input
                        type="checkbox"
                        aria-label=named("scale-agree-of")
                        disabled=move || !on_scale()
                        prop:checked=agrees
                        on:change=agree
                    />
                    <span class="when-narrow" aria-hidden="true">
                        {words.say("scale-agree")}
                    </span>
                </label>
            </td>
            <td>
                <button
                    type="button"
                    class="link"
                    id=format!("raise-{at}")
                    aria-label=named("raise-of")
                    aria-disabled=move || (at == 0 || !on_scale()).to_string()
                    on:click=raise
                >
                    {words.say("raise")}
                </button>
            </td>
        </tr>
    }
}

fn is_point(line: &Line) -> bool {
    line.place == Place::OnScale
}

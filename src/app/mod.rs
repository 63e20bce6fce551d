//! The page.

use leptos::prelude::*;

use crate::browser::{File, Worker, WorkerLink};

/// Puts the page in the document; `worker` is running and waits for questions.
pub fn mount(worker: Worker, demo: Vec<File>) {
    let (version, set_version) = signal(None::<String>);
    let link = WorkerLink::new(worker, move |answer| set_version.set(Some(answer)));
    if let Err(problem) = link.ask("version") {
        leptos::logging::error!("the worker cannot be asked: {problem:?}");
    }
    let demo: Vec<String> = demo.iter().map(File::name).collect();
    mount_to_body(move || view! { <Page version demo/> });
}

#[component]
fn Page(version: ReadSignal<Option<String>>, demo: Vec<String>) -> impl IntoView {
    let ready = move || {
        version
            .get()
            .map(|version| format!("Rekenaar {version} is klaar."))
    };
    view! {
        <main>
            <h1>"Peilglas"</h1>
            <p>"Uw bestand blijft op deze computer."</p>
            <p role="status">{ready}</p>
            {demo.into_iter().map(|name| view! { <p>{name}</p> }).collect_view()}
        </main>
    }
}

//! `/openings.atom`: what takes applications now, for feed readers (RFC 4287).

use super::freshness;
use crate::clock::Calendar;
use crate::context::Context;
use crate::language::Text;
use crate::links;
use crate::opening::advert;
use crate::opening::read::{self, Announced};
use crate::web::problem::Problem;
use crate::web::visit::Visit;
use atom_syndication::{
    ContentBuilder, Entry, EntryBuilder, Feed, FeedBuilder, FixedDateTime, GeneratorBuilder, LinkBuilder,
    PersonBuilder, Text as Words,
};
use entity::Instant;
use poem::http::header;
use poem::{Response, Result, handler};

/// Most entries: readers that come once a day miss none.
const MOST: u64 = 50;

#[handler]
pub async fn show(visit: Visit) -> Result<Response> {
    let openings = read::announced(&visit.ctx, MOST).await.map_err(Problem::from)?;
    let closes_first = openings.iter().filter_map(|announced| announced.opening.closes_at).min();
    let body = feed(&visit.ctx, visit.text(), &openings).to_string();
    let response = Response::builder().header(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8").body(body);
    Ok(freshness::public(response, &visit, closes_first))
}

fn feed(ctx: &Context, text: Text, openings: &[Announced]) -> Feed {
    let site = &ctx.settings.site;
    let address = |path: &str| links::absolute(&site.public_url, path);
    let changed = |announced: &Announced| announced.opening.opens_at.max(Some(announced.opening.updated_at));
    let latest = openings.iter().filter_map(changed).max().unwrap_or(Instant(0));
    let itself = LinkBuilder::default().rel("self").href(address("/openings.atom")).build();
    let page = LinkBuilder::default().rel("alternate").href(address(&links::openings())).build();
    FeedBuilder::default()
        .id(address("/openings.atom"))
        .title(text.with("organisation", site.organisation.as_str()).say("careers-feed-title"))
        .updated(date(latest))
        .author(PersonBuilder::default().name(site.organisation.clone()).build())
        .generator(GeneratorBuilder::default().value("Meritum").build())
        .lang(text.language().tag().to_owned())
        .links(vec![itself, page])
        .entries(openings.iter().map(|announced| entry(ctx, text, announced)).collect::<Vec<_>>())
        .build()
}

fn entry(ctx: &Context, text: Text, announced: &Announced) -> Entry {
    let (site, opening) = (&ctx.settings.site, &announced.opening);
    let spoken = announced.spoken(text.language());
    let address = links::absolute(&site.public_url, &links::opening(&opening.slug));
    let closes = opening.closes_at.unwrap_or(Instant(0));
    let closes = text.with("closes", text.deadline(closes, &site.zone(&opening.time_zone))).say("careers-closes");
    let content = format!("<p>{}</p>{}", ammonia::clean_text(&closes), advert::to_html(&spoken.description));
    let tag = spoken.language.tag();
    let content = ContentBuilder::default().content_type("html".to_owned()).value(content).lang(tag.to_owned()).build();
    let said = |words: String| Words { lang: Some(tag.to_owned()), ..Words::plain(words) };
    EntryBuilder::default()
        // An id that no move of the site changes.
        .id(format!("urn:uuid:{}", opening.id))
        .title(said(spoken.title))
        .links(vec![LinkBuilder::default().rel("alternate").href(address).build()])
        .published(opening.opens_at.map(date))
        .updated(date(opening.updated_at.max(opening.opens_at.unwrap_or(Instant(0)))))
        .summary(said(spoken.summary))
        .content(content)
        .build()
}

fn date(instant: Instant) -> FixedDateTime {
    instant.to_timestamp().to_string().parse().unwrap_or_default()
}

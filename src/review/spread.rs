//! Where each dot of a candidate's scores is drawn: plain numbers for an SVG template, and the words beside it.

use std::fmt;

use super::exact::Exact;
use super::ranking::Spread;
use crate::language::Text;

/// A length in hundredths of a pixel: written `221.25`, without the noise of floating point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Px(i64);

impl Px {
    /// So many hundredths.
    pub const fn hundredths(hundredths: i64) -> Self {
        Self(hundredths)
    }
}

/// The room for one drawing, in whole pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Canvas {
    pub width: i64,
    pub height: i64,
    /// Free at both ends of the scale, so that a dot at the end is whole.
    pub margin: i64,
    pub dot_radius: i64,
}

impl Default for Canvas {
    fn default() -> Self {
        Self { width: 280, height: 26, margin: 10, dot_radius: 6 }
    }
}

/// One candidate's scores on the scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    pub width: i64,
    pub height: i64,
    pub dot_radius: i64,
    /// A line for each whole step of the scale, at most eleven.
    pub grid: Vec<Px>,
    /// One dot for each card, in the order of the cards.
    pub dots: Vec<Dot>,
    /// The mean's centre.
    pub mean: Px,
    /// From the lowest to the highest value.
    pub range: (Px, Px),
    /// The height at which range and mean are drawn.
    pub middle: Px,
    /// What it shows, for those who do not see it.
    pub label: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dot {
    pub x: Px,
    /// Off the middle where it would lie on another dot.
    pub y: Px,
}

/// Draws the spread on a scale from `low_milli` to `high_milli` (thousandths). Values off the scale, from before the
/// scale was changed, are drawn at its end. A scale without extent is drawn as one point in the middle.
pub fn draw<R>(spread: &Spread<'_, R>, low_milli: i64, high_milli: i64, canvas: Canvas, text: Text) -> Drawing {
    let scale = Scale { low: Exact::from_milli(low_milli), high: Exact::from_milli(high_milli), canvas };
    let middle = Px(canvas.height * 50);
    let xs: Vec<Px> = spread.values.iter().map(|(_, value)| scale.x(value)).collect();
    let dots = xs.iter().enumerate().map(|(index, x)| Dot { x: *x, y: Px(middle.0 + aside(&xs[..index], *x, canvas)) });
    Drawing {
        width: canvas.width,
        height: canvas.height,
        dot_radius: canvas.dot_radius,
        grid: scale.grid(low_milli, high_milli),
        dots: dots.collect(),
        mean: scale.x(spread.mean),
        range: (scale.x(spread.low), scale.x(spread.high)),
        middle,
        label: label(spread, text),
    }
}

fn label<R>(spread: &Spread<'_, R>, text: Text) -> String {
    let values: Vec<String> = spread.values.iter().map(|(_, value)| text.decimal(&value.rounded(2))).collect();
    text.with("count", values.len())
        .with("values", values.join("; "))
        .with("mean", text.decimal(&spread.mean.rounded(2)))
        .say("review-spread-label")
}

/// How far a dot moves off the middle so that it does not hide earlier ones at its place: up, down, up again.
fn aside(earlier: &[Px], x: Px, canvas: Canvas) -> i64 {
    let hidden = earlier.iter().filter(|other| (other.0 - x.0).abs() < canvas.dot_radius * 50).count();
    let step = canvas.dot_radius * 50;
    let furthest = (canvas.height * 50 - canvas.dot_radius * 100).max(0);
    let distance = i64::try_from(hidden.div_ceil(2)).unwrap_or(i64::MAX).saturating_mul(step).min(furthest);
    if hidden % 2 == 1 { -distance } else { distance }
}

struct Scale {
    low: Exact,
    high: Exact,
    canvas: Canvas,
}

impl Scale {
    fn x(&self, value: &Exact) -> Px {
        let within = value.max(&self.low).min(&self.high.clone().max(self.low.clone())).clone();
        let share = (&within - &self.low).divided_by(&(&self.high - &self.low));
        let room = Exact::from_milli((self.canvas.width - 2 * self.canvas.margin) * 100_000);
        let hundredths = share.map_or(self.canvas.width * 50 - self.canvas.margin * 100, |share| {
            (&share * &room).rounded(0).parse().unwrap_or(0)
        });
        Px(self.canvas.margin * 100 + hundredths)
    }

    fn grid(&self, low_milli: i64, high_milli: i64) -> Vec<Px> {
        let steps = (high_milli.saturating_sub(low_milli) / 1000).max(1);
        let stride = steps.div_euclid(10) + i64::from(steps % 10 != 0);
        (0..=steps)
            .step_by(usize::try_from(stride).unwrap_or(1).max(1))
            .map(|step| self.x(&Exact::from_milli(low_milli.saturating_add(step * 1000))))
            .collect()
    }
}

impl fmt::Display for Px {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.abs() / 100, self.0.abs() % 100);
        match (rest / 10, rest % 10) {
            (0, 0) => write!(out, "{sign}{whole}"),
            (tenth, 0) => write!(out, "{sign}{whole}.{tenth}"),
            _ => write!(out, "{sign}{whole}.{rest:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::review::ranking::{Figure, Rated, Weighing, card_figure, figure};

    fn cards(scores: &[i64]) -> Figure<usize> {
        let criteria = [Weighing { criterion: "a".into(), weight_milli: 1000, required: true }];
        let cards = scores.iter().enumerate();
        figure(
            cards
                .map(|(who, score)| {
                    card_figure(&criteria, who, &[Rated { criterion: "a".into(), value_milli: *score }])
                })
                .collect(),
            1,
        )
    }

    fn drawn(scores: &[i64], language: Language) -> Drawing {
        draw(&cards(scores).spread().unwrap(), 1000, 5000, Canvas::default(), Text::new(language))
    }

    #[test]
    fn dots_mean_and_range_lie_on_the_scale() {
        let drawing = drawn(&[4250, 4600, 4700], Language::En);
        let shown = |px: &Px| px.to_string();
        assert_eq!(drawing.dots.iter().map(|dot| shown(&dot.x)).collect::<Vec<_>>(), ["221.25", "244", "250.5"]);
        assert_eq!((shown(&drawing.range.0), shown(&drawing.range.1)), ("221.25".into(), "250.5".into()));
        assert_eq!(shown(&drawing.mean), "238.58");
        assert_eq!(drawing.grid.iter().map(shown).collect::<Vec<_>>(), ["10", "75", "140", "205", "270"]);
        assert_eq!(shown(&drawing.middle), "13");
    }

    #[test]
    fn equal_scores_do_not_hide_one_another() {
        let drawing = drawn(&[4000, 4000, 4000], Language::En);
        assert_eq!(drawing.dots.iter().map(|dot| dot.y.to_string()).collect::<Vec<_>>(), ["13", "10", "16"]);
        let far_apart = drawn(&[1000, 5000], Language::En);
        assert!(far_apart.dots.iter().all(|dot| dot.y == far_apart.middle));
    }

    #[test]
    fn every_dot_stays_on_the_canvas() {
        let drawing = drawn(&[5000; 40], Language::En);
        for dot in drawing.dots {
            assert!(dot.y >= Px(600) && dot.y <= Px(2000), "{}", dot.y);
        }
        let off_the_scale = drawn(&[0, 9000], Language::En);
        assert_eq!(off_the_scale.range, (Px(1000), Px(27_000)));
    }

    #[test]
    fn a_scale_without_extent_and_a_long_one_are_drawn_too() {
        let figure = cards(&[1000]);
        let spread = figure.spread().unwrap();
        let point = draw(&spread, 1000, 1000, Canvas::default(), Text::new(Language::En));
        assert_eq!(point.mean.to_string(), "140");
        let percent = draw(&spread, 0, 100_000, Canvas::default(), Text::new(Language::En));
        assert_eq!(percent.grid.len(), 11);
    }

    #[test]
    fn the_drawing_is_told_in_words() {
        assert_eq!(drawn(&[4250, 4600], Language::En).label, "2 scores: 4.25; 4.60. Mean 4.42.");
        assert_eq!(drawn(&[4250, 4600], Language::Sq).label, "2 vlerësime: 4,25; 4,60. Mesatarja 4,42.");
        assert_eq!(drawn(&[4250, 4600], Language::Sr).label, "2 ocene: 4,25; 4,60. Prosek 4,42.");
    }
}

//! Where an estimate with its interval is drawn: plain numbers for an SVG template.

use super::spread::Px;

/// The room for one drawing, in whole pixels.
const WIDTH: i64 = 280;
const HEIGHT: i64 = 22;
const MARGIN: i64 = 9;

/// A scale from one end to the other, in any unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    pub low: i64,
    pub high: i64,
    /// What is marked on it: a cut, zero.
    pub mark: Option<i64>,
}

/// One row of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    pub width: i64,
    pub height: i64,
    pub middle: i64,
    pub mark: Option<Px>,
    pub range: Option<(Px, Px)>,
    pub dot: Px,
}

impl Axis {
    /// A value with its interval; what lies off the scale is drawn at its end.
    pub fn draw(&self, value: i64, interval: Option<(i64, i64)>) -> Drawing {
        Drawing {
            width: WIDTH,
            height: HEIGHT,
            middle: HEIGHT / 2,
            mark: self.mark.filter(|mark| (self.low..=self.high).contains(mark)).map(|mark| self.x(mark)),
            range: interval.map(|(low, high)| (self.x(low), self.x(high))),
            dot: self.x(value),
        }
    }

    fn x(&self, value: i64) -> Px {
        let room = i128::from((WIDTH - 2 * MARGIN) * 100);
        let length = i128::from(self.high) - i128::from(self.low);
        let along = i128::from(value.clamp(self.low, self.high.max(self.low))) - i128::from(self.low);
        let hundredths = if length > 0 { along * room / length } else { room / 2 };
        Px::hundredths(MARGIN * 100 + i64::try_from(hundredths).unwrap_or(0))
    }
}

/// How long a bar is for a part of the largest.
pub fn bar(part: u64, largest: u64) -> Px {
    let room = u128::from((WIDTH - 2).unsigned_abs() * 100);
    let hundredths = u128::from(part) * room / u128::from(largest.max(1));
    Px::hundredths(i64::try_from(hundredths).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_lie_on_the_scale_and_those_off_it_at_its_ends() {
        let axis = Axis { low: 1, high: 3, mark: Some(2) };
        let drawing = axis.draw(2, Some((1, 9)));
        let shown = |px: Px| px.to_string();
        assert_eq!((shown(drawing.dot), shown(drawing.mark.unwrap())), ("140".into(), "140".into()));
        assert_eq!(drawing.range.map(|(low, high)| (shown(low), shown(high))), Some(("9".into(), "271".into())));
    }

    #[test]
    fn a_scale_without_extent_is_a_point_and_a_mark_off_the_scale_is_not_drawn() {
        let drawing = Axis { low: 4, high: 4, mark: Some(5) }.draw(4, None);
        assert_eq!((drawing.dot.to_string(), drawing.mark, drawing.range), ("140".into(), None, None));
        let wide = Axis { low: i64::MIN, high: i64::MAX, mark: None }.draw(0, None);
        assert_eq!(wide.dot.to_string(), "140");
        assert_eq!((bar(1, 2).to_string(), bar(0, 0).to_string()), ("139".into(), "0".into()));
    }
}

//! A small convolutional network that reads a page unit by unit: how likely each one is the body's, the headline or a byline, from its row and those of thirty units around it.
//!
//! Trees look at a few neighbours by their measures; the network carries whatever helps from unit to unit: that a box of teasers began, that the prose is
//! over. Trained elsewhere (`tools/train_layout.py`), kept as numbers. All sums are made in a fixed order, so that they are the same on every machine.
//!
//! Format of `model/*.net`, little-endian: `NBN1`, u32 features, u32 layers; then f32s: mean and scale of each feature, the entry (a weight for each feature and
//! channel, then a bias for each channel); each layer: u32 distance of its taps, f32s: a weight for each tap, channel and channel, a bias for each channel; the weights
//! that bring the page's mean into the last layer; the exit's weights and bias.

use crate::parse::model::Reader;

/// What a network of so many channels keeps of one unit.
type State<const CHANNELS: usize> = [f32; CHANNELS];
/// Each layer looks at a unit, at one before and at one behind it.
const TAPS: usize = 3;
/// No feature counts for more than so many standard deviations.
const MOST_DEVIATIONS: f32 = 4.0;

/// The trained network.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Net<const CHANNELS: usize> {
    mean: Vec<f32>,
    scale: Vec<f32>,
    entry: Weights<CHANNELS>,
    layers: Vec<Layer<CHANNELS>>,
    /// What the page's mean brings into the last layer.
    page: Vec<State<CHANNELS>>,
    exit: State<CHANNELS>,
    exit_bias: f32,
}

/// A row of weights for each input, and what is added.
#[derive(Debug, Clone, PartialEq)]
struct Weights<const CHANNELS: usize> {
    rows: Vec<State<CHANNELS>>,
    bias: State<CHANNELS>,
}

#[derive(Debug, Clone, PartialEq)]
struct Layer<const CHANNELS: usize> {
    distance: usize,
    taps: [Vec<State<CHANNELS>>; TAPS],
    bias: State<CHANNELS>,
}

impl<const CHANNELS: usize> Net<CHANNELS> {
    /// The log-odds of each unit.
    pub(crate) fn log_odds<const FEATURES: usize>(&self, rows: &[[f32; FEATURES]]) -> Vec<f32> {
        let mut states: Vec<State<CHANNELS>> = rows.iter().map(|row| self.enter(row)).collect();
        for (index, layer) in self.layers.iter().enumerate() {
            let is_last = index + 1 == self.layers.len();
            let bias = if is_last { self.of_page(&states, layer.bias) } else { layer.bias };
            states = layer.apply(&states, bias);
        }
        states
            .iter()
            .map(|state| self.exit_bias + state.iter().zip(&self.exit).map(|(value, weight)| value * weight).sum::<f32>())
            .collect()
    }

    fn enter<const FEATURES: usize>(&self, row: &[f32; FEATURES]) -> State<CHANNELS> {
        let mut deviations = *row;
        for (value, (mean, scale)) in deviations.iter_mut().zip(self.mean.iter().zip(&self.scale)) {
            *value = ((*value - mean) * scale).clamp(-MOST_DEVIATIONS, MOST_DEVIATIONS);
        }
        let mut state = self.entry.bias;
        add(&mut state, deviations, &self.entry.rows);
        state.map(|value| value.max(0.0))
    }

    /// The bias of the last layer: its own and what the mean of the whole page brings.
    fn of_page(&self, states: &[State<CHANNELS>], mut bias: State<CHANNELS>) -> State<CHANNELS> {
        let mut sum = [0.0; CHANNELS];
        states.iter().for_each(|state| sum.iter_mut().zip(state).for_each(|(sum, value)| *sum += value));
        let count = states.len().max(1) as f32;
        add(&mut bias, sum.map(|value| value / count), &self.page);
        bias
    }
}

impl<const CHANNELS: usize> Layer<CHANNELS> {
    /// Adds to each unit what its neighbourhood gives; nothing stands before the first and behind the last.
    fn apply(&self, states: &[State<CHANNELS>], bias: State<CHANNELS>) -> Vec<State<CHANNELS>> {
        let mut found = vec![bias; states.len()];
        for (at, state) in states.iter().enumerate() {
            let (channels, count) = active(state);
            // To the unit that this one stands before, to itself, to the one that it stands behind.
            for (tap, weights) in self.taps.iter().enumerate() {
                let to = (at + self.distance).checked_sub(tap * self.distance);
                if let Some(sum) = to.and_then(|to| found.get_mut(to)) {
                    let given = channels[..count].iter().map(|channel| usize::from(*channel));
                    add(sum, given.clone().map(|channel| state[channel]), given.map(|channel| &weights[channel]));
                }
            }
        }
        for (found, state) in found.iter_mut().zip(states) {
            found.iter_mut().zip(state).for_each(|(found, own)| *found = own + found.max(0.0));
        }
        found
    }
}

/// The channels that are not nought, and how many: half of them are, and give nothing.
#[inline]
fn active<const CHANNELS: usize>(state: &State<CHANNELS>) -> ([u8; CHANNELS], usize) {
    let (mut channels, mut count) = ([0; CHANNELS], 0);
    for (channel, value) in (0..).zip(state) {
        channels[count] = channel;
        count += usize::from(*value != 0.0);
    }
    (channels, count)
}

/// Adds to each channel every value times its weight, in order.
#[inline]
fn add<'w, const CHANNELS: usize>(
    sum: &mut State<CHANNELS>,
    values: impl IntoIterator<Item = f32>,
    weights: impl IntoIterator<Item = &'w State<CHANNELS>>,
) {
    let mut own = *sum;
    for (value, weights) in values.into_iter().zip(weights) {
        own.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += value * weight);
    }
    *sum = own;
}

/// Reads a network's file. A file that is not one gives a network that knows nothing: the tests of the models would see it.
pub(crate) fn read<const CHANNELS: usize>(bytes: &[u8]) -> Net<CHANNELS> {
    let mut reader = Reader::new(bytes, b"NBN1");
    let (features, layers) = (reader.u32() as usize, reader.u32());
    Net {
        mean: floats(&mut reader, features),
        scale: floats(&mut reader, features),
        entry: Weights { rows: states(&mut reader, features), bias: state(&mut reader) },
        layers: (0..layers).map(|_| layer(&mut reader)).collect(),
        page: states(&mut reader, CHANNELS),
        exit: state(&mut reader),
        exit_bias: reader.f32(),
    }
}

fn floats(reader: &mut Reader<'_>, count: usize) -> Vec<f32> {
    (0..count).map(|_| reader.f32()).collect()
}

fn state<const CHANNELS: usize>(reader: &mut Reader<'_>) -> State<CHANNELS> {
    std::array::from_fn(|_| reader.f32())
}

fn states<const CHANNELS: usize>(reader: &mut Reader<'_>, count: usize) -> Vec<State<CHANNELS>> {
    (0..count).map(|_| state(reader)).collect()
}

fn layer<const CHANNELS: usize>(reader: &mut Reader<'_>) -> Layer<CHANNELS> {
    Layer { distance: reader.u32() as usize, taps: std::array::from_fn(|_| states(reader, CHANNELS)), bias: state(reader) }
}

#[cfg(test)]
mod tests {
    use super::super::MODELS;
    use super::super::features::{CANDIDATE_FEATURES, LINE_FEATURES};
    use super::*;

    /// A network of two channels and one layer that hands the first channel of the unit before to the second, which is the answer; `page` times the page's mean is added.
    fn hander(page: f32) -> Net<2> {
        let floats = |values: &[f32]| values.iter().flat_map(|value| value.to_le_bytes()).collect::<Vec<u8>>();
        let (tap_before, no_tap) = ([0.0, 1.0, 0.0, 0.0], [0.0; 4]);
        let bytes = [
            b"NBN1".to_vec(),
            [1_u32, 1].iter().flat_map(|count| count.to_le_bytes()).collect(),
            floats(&[10.0, 0.5]),
            floats(&[1.0, 0.0, 0.0, 0.0]),
            1_u32.to_le_bytes().to_vec(),
            floats(&[tap_before, no_tap, no_tap].concat()),
            floats(&[0.0, 0.0]),
            floats(&[0.0, page, 0.0, 0.0]),
            floats(&[0.0, 1.0, 0.25]),
        ];
        read(&bytes.concat())
    }

    #[test]
    fn ok_what_stands_before_is_handed_on() {
        // (16 - 10) / 2 = 3; 30 is taken for four deviations; below the mean nothing passes.
        assert_eq!(hander(0.0).log_odds(&[[16.0], [30.0], [4.0], [16.0]]), [0.25, 3.25, 4.25, 0.25]);
        // The mean of 3, 4, 0 and 3 is 2.5.
        assert_eq!(hander(1.0).log_odds(&[[16.0], [30.0], [4.0], [16.0]]), [2.75, 5.75, 6.75, 2.75]);
        assert_eq!(hander(0.0).log_odds::<1>(&[]), [0.0; 0]);
    }

    #[test]
    fn ok_the_models_are_for_these_rows() {
        assert_eq!(MODELS.body_net.mean.len(), LINE_FEATURES);
        for net in [&MODELS.title_net, &MODELS.byline_net] {
            assert_eq!(net.mean.len(), CANDIDATE_FEATURES);
            assert!(net.exit.iter().all(|weight| weight.is_finite() && *weight != 0.0), "the file ends too early");
        }
    }
}

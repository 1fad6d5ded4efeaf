package dev.hotreload.examples.imagegen.model;

import java.util.stream.IntStream;

/** The network's answers for all points of a picture. */
final class Fields {

    private final float[][][] rows;
    private final int size;

    private Fields(float[][][] rows) {
        this.rows = rows;
        this.size = rows.length;
    }

    /** Asks {@code network} about {@code size} times {@code size} points from -1 to 1, divided by {@code zoom}. */
    static Fields of(PatternNetwork network, Composition composition, double zoom, int size) {
        double step = 2 / (size * zoom);
        double start = -1 / zoom + step / 2;
        float[][][] rows = new float[size][][];
        IntStream.range(0, size).parallel().forEach(row -> {
            float[] x = new float[size];
            float[] y = new float[size];
            for (int column = 0; column < size; column++) {
                double[] point = composition.fold(start + column * step, start + row * step);
                x[column] = (float) point[0];
                y[column] = (float) point[1];
            }
            rows[row] = network.row(x, y);
        });
        for (int channel = 0; channel < PatternNetwork.CHANNELS; channel++) {
            normalise(rows, channel);
        }
        return new Fields(rows);
    }

    /** Gives a channel mean 0 and variance 1, so that no picture is dull and none is loud. */
    private static void normalise(float[][][] rows, int channel) {
        double sum = 0;
        double squares = 0;
        for (float[][] row : rows) {
            for (float value : row[channel]) {
                sum += value;
                squares += value * value;
            }
        }
        double count = (double) rows.length * rows.length;
        double mean = sum / count;
        double scale = 1 / Math.sqrt(squares / count - mean * mean + 1e-9);
        for (float[][] row : rows) {
            for (int i = 0; i < rows.length; i++) {
                row[channel][i] = (float) ((row[channel][i] - mean) * scale);
            }
        }
    }

    int size() {
        return size;
    }

    double value(int channel, int column, int row) {
        return rows[row][channel][column];
    }

    /** How fast the channel rises to the right, over the whole width of the picture. */
    double slopeX(int channel, int column, int row) {
        int left = Math.max(0, column - 1);
        int right = Math.min(size - 1, column + 1);
        return (value(channel, right, row) - value(channel, left, row)) * size / Math.max(1, right - left);
    }

    /** How fast the channel rises downwards, over the whole height of the picture. */
    double slopeY(int channel, int column, int row) {
        int above = Math.max(0, row - 1);
        int below = Math.min(size - 1, row + 1);
        return (value(channel, column, below) - value(channel, column, above)) * size / Math.max(1, below - above);
    }
}

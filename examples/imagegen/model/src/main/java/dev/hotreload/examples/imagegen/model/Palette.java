package dev.hotreload.examples.imagegen.model;

import java.util.List;
import java.util.stream.IntStream;

/** A smooth, closed run of colours. */
public final class Palette {

    /** All palettes, each from dark to light. */
    static final List<Palette> ALL = List.of(
            of(0x0b132b, 0x1c2541, 0x3a506b, 0x5bc0be, 0xf2f7f2), // harbour at night
            of(0x1a0b2e, 0x5b1a6b, 0xc2185b, 0xff7043, 0xffe0b2), // sundown
            of(0x081c15, 0x1b4332, 0x40916c, 0x95d5b2, 0xfefae0), // fern
            of(0x03071e, 0x6a040f, 0xd00000, 0xf48c06, 0xffe8a3), // embers
            of(0x10002b, 0x3c096c, 0x7b2cbf, 0xc77dff, 0xffe5f4), // orchid
            of(0x001219, 0x005f73, 0x0a9396, 0xe9d8a6, 0xee9b00, 0xae2012), // shore
            of(0x14213d, 0x274690, 0x576ca8, 0xfca311, 0xfff3d6), // lamplight
            of(0x22181c, 0x5a2a27, 0xb5654a, 0xe8b298, 0xf8edeb), // terracotta
            of(0x0d1b2a, 0x1b4965, 0x62b6cb, 0xffafcc, 0xfff1f7), // cherry and sky
            of(0x191923, 0x0e79b2, 0xbf1363, 0xf39237, 0xfbfef9), // carnival
            of(0x011627, 0x114b5f, 0x1a936f, 0x88d498, 0xf3e9d2), // lagoon
            of(0x2b061e, 0x875053, 0xe56b6f, 0xeaac8b, 0xfff4e0)); // rose garden

    private final List<Oklab> colours;

    private Palette(List<Oklab> colours) {
        this.colours = colours;
    }

    /** A palette of colours that are given as {@code 0xRRGGBB}. */
    public static Palette of(int... rgb) {
        return new Palette(IntStream.of(rgb).mapToObj(Oklab::of).toList());
    }

    /** The colour at {@code position}: 0 is the first colour, 1 the last, and beyond it runs back again. */
    public Oklab at(double position) {
        double folded = Math.abs(position - 2 * Math.rint(position / 2));
        double scaled = folded * (colours.size() - 1);
        int index = Math.min((int) scaled, colours.size() - 2);
        double share = scaled - index;
        return colours.get(index).mix(colours.get(index + 1), share * share * (3 - 2 * share));
    }
}

package dev.hotreload.report;

import java.nio.charset.Charset;

/** Turns a message into the bytes of the terminal: with or without colours, and with the characters it has. */
final class Ink {

    /** ECMA-48, select graphic rendition. */
    enum Shade {
        BOLD("1"),
        DIM("2"),
        RED("31"),
        GREEN("32"),
        YELLOW("33"),
        CYAN("36");

        private final String code;

        Shade(String code) {
            this.code = code;
        }
    }

    private final Charset charset;
    private final boolean colour;

    Ink(Charset charset, boolean colour) {
        this.charset = charset;
        this.colour = colour;
    }

    String paint(Shade shade, String text) {
        return colour ? "\u001b[" + shade.code + "m" + text + "\u001b[0m" : text;
    }

    String sign(Sign sign) {
        Shade shade = switch (sign) {
            case CHANGED -> Shade.YELLOW;
            case ADDED -> Shade.GREEN;
            case REMOVED -> Shade.RED;
        };
        return paint(shade, String.valueOf(sign.character()));
    }

    byte[] bytes(String text) {
        if (charset.canEncode() && charset.newEncoder().canEncode(text)) {
            return text.getBytes(charset);
        }
        return text.replace("λ", "lambda").replace("…", "...").getBytes(charset);
    }
}

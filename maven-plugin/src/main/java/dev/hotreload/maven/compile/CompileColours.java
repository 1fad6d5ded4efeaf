package dev.hotreload.maven.compile;

/** The colours of the runtime's messages (ECMA-48, select graphic rendition), or none. */
final class CompileColours {

    private final boolean coloured;

    CompileColours(boolean coloured) {
        this.coloured = coloured;
    }

    String prefix(String text) {
        return paint("36", text);
    }

    String error(String text) {
        return paint("31", text);
    }

    String warning(String text) {
        return paint("33", text);
    }

    String caret(String text) {
        return paint("32", text);
    }

    private String paint(String code, String text) {
        return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}

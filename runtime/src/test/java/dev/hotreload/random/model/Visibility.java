package dev.hotreload.random.model;

/** Who may use a member. */
public enum Visibility {
    PRIVATE("private "),
    PACKAGE(""),
    PROTECTED("protected "),
    PUBLIC("public ");

    private final String words;

    Visibility(String words) {
        this.words = words;
    }

    /** The modifier and a space. */
    String words() {
        return words;
    }
}

package dev.hotreload.random.model;

/** What a type is. */
public enum Kind {
    CLASS("class"),
    ABSTRACT_CLASS("abstract class"),
    INTERFACE("interface"),
    ENUM("enum"),
    RECORD("record");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** The words in front of the name in a declaration. */
    String words() {
        return words;
    }

    /** Whether {@code new} makes objects of it. */
    public boolean isInstantiable() {
        return this == CLASS || this == RECORD;
    }
}

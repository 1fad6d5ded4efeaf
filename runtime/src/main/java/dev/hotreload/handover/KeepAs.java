package dev.hotreload.handover;

/** How an object of a class that the next generation defines anew is handed over. */
public enum KeepAs {
    /** The object stays what it is, and the next generation reaches it through a generated object of its own type. */
    PROXY,

    /** The next generation gets a new object with the same state, and the same of all that the object refers to. */
    COPY
}

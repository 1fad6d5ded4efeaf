package dev.hotreload.vm;

import java.util.List;

/** All that is to be written for one live class or interface, worked out before anything is. */
interface Reshaped {
    Class<?> type();

    LiveKlass klass();

    /** What must be done before anybody can come to a donor's part. */
    default List<Filling> filling() {
        return List.of();
    }

    /** Where donors' parts are. */
    default List<Word> offsets() {
        return List.of();
    }

    /** The interfaces that come into the table. */
    default List<Word> entered() {
        return List.of();
    }

    /** The places in the arrays of interfaces. */
    List<Word> arrays();

    /** The interfaces that go from the table. */
    default List<Word> left() {
        return List.of();
    }
}

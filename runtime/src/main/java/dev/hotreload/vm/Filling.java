package dev.hotreload.vm;

/**
 * A place in a donor's part of the table of interface methods, which is to lead to a live class's method. Nobody comes
 * to it before the part is entered in the live class.
 *
 * @param klass the live class
 * @param name the method's
 * @param descriptor the method's
 * @param place where the address of the method is to be
 */
record Filling(LiveKlass klass, String name, String descriptor, long place) {

    /**
     * Writes the method that the class has now.
     *
     * <p>From then on the JVM replaces it whenever the class is redefined, because the place is one of a class, the
     * donor. But another agent may have redefined the class just before this is written; so it must be repeated until
     * nothing changes.
     *
     * @return whether anything changed
     */
    boolean write() {
        Memory memory = klass.layout().memory();
        LiveMethod selected = klass.selected(name, descriptor);
        // What does not resolve is left empty, as the JVM does it, for an AbstractMethodError.
        long address = selected == null || selected.isAbstract() ? 0 : selected.address();
        if (memory.longAt(place) == address) {
            return false;
        }
        memory.putLong(place, address);
        return true;
    }
}

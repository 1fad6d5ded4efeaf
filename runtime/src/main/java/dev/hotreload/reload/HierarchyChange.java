package dev.hotreload.reload;

import java.util.List;

/** What a generation changes of classes' interfaces, as steps of its transaction. Used by one thread. */
interface HierarchyChange {
    /** Of a generation that changes none. */
    HierarchyChange NONE = new HierarchyChange() {
        @Override
        public boolean isEmpty() {
            return true;
        }

        @Override
        public void addMethods() {}

        @Override
        public void removeMethods() {}

        @Override
        public void adopt() {}

        @Override
        public void revert() {}

        @Override
        public List<Class<?>> finish() {
            return List.of();
        }
    };

    boolean isEmpty();

    /** Adds the methods that the interfaces need; nobody calls them yet. */
    void addMethods() throws Exception;

    /** Takes back what {@link #addMethods} has done, all or half of it. */
    void removeMethods();

    /** Gives the classes their interfaces, before the new code comes. */
    void adopt() throws Exception;

    /** Takes back what {@link #adopt} has done. */
    void revert();

    /**
     * Has the JIT forget what it took for granted, after the new code has come, or everything is taken back.
     *
     * @return the classes whose compiled code it could not be made to forget
     */
    List<Class<?>> finish() throws Exception;
}

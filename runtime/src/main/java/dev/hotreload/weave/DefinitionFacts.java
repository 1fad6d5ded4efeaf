package dev.hotreload.weave;

import org.jspecify.annotations.Nullable;

/** Takes what preparing finds out about a class that is about to be defined, while it reads the class file. */
public interface DefinitionFacts {

    /** Of a class that is not about to be defined. */
    DefinitionFacts IGNORED = new DefinitionFacts() {
        @Override
        public void supertypes(
                int access, String internalName, @Nullable String superName, String @Nullable [] interfaces) {
            // It was checked when it was defined.
        }

        @Override
        public void leftOut(String internalName, LeftOut what) {
            // It was noted when it was defined.
        }

        @Override
        public void permits(String internalName, String permitted) {
            // It was noted when it was defined.
        }
    };

    /** What only the source says of a class, and the JVM is not told. */
    enum LeftOut {
        /** Methods are final. */
        FINAL_METHODS,
        /** The class is final. */
        FINAL,
        /** The class is not visible outside its package. */
        PACKAGE_PRIVATE
    }

    /**
     * What the class extends and implements.
     *
     * @throws IncompatibleClassChangeError if it must not
     */
    void supertypes(int access, String internalName, @Nullable String superName, String @Nullable [] interfaces);

    /** The JVM is not told something of the class. */
    void leftOut(String internalName, LeftOut what);

    /** The class is sealed, and permits this subclass; the JVM is not told. */
    void permits(String internalName, String permitted);
}

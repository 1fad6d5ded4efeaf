package dev.hotreload.boot;

/**
 * The kinds of call sites that relinked code has, between the weaver, which writes them, and the engine's linker. The
 * name of the kind is a site's first static argument; further ones follow as each kind says.
 */
public enum CallSiteKind {
    /** Selects by the receiver's class. */
    VIRTUAL,

    /**
     * The same for a method reference: objects that were made of it go on when the method is gone, with its last code.
     */
    VIRTUAL_REFERENCE,

    /** An instance method of exactly the given class. */
    SPECIAL,

    /** A static method of exactly the given class. */
    STATIC,

    /**
     * The same for a method reference: objects that were made of it go on when the method is gone, with its last code.
     */
    STATIC_REFERENCE,

    /** Packs the arguments of an added constructor: its class and its descriptor. */
    CONSTRUCT,

    /**
     * Does with an object what the constructor of the given class does, in whose place the JVM has an interface: the
     * object and the constructor's arguments.
     */
    CONSTRUCT_ABOVE,

    /**
     * The first part of such a constructor, whose class and descriptor are given: works out the arguments of the
     * constructor of the next class above. What the two parts take has a class of the JVM's above it, whose constructor
     * runs in between.
     */
    ARGUMENTS_ABOVE,

    /** The second part: the object, the constructor's arguments, and what the first part has worked out. */
    CONSTRUCT_ABOVE_WITH,

    /** Whether the receiver has an override that was added below the given class, of the given descriptor. */
    HAS_OVERRIDE,

    /** The override that was added below the given class. */
    OVERRIDE,

    /**
     * A call site of the compiler's whose linkage is kept from generation to generation: its key, bootstrap and
     * arguments.
     */
    KEPT,

    /** Gives a new object the fields that were added to its class, which is given. */
    INITIALISED,

    /** What a new object of the given class begins with before its superclass's constructor runs. */
    OF_NEW,

    /** Makes the constants that a generation added to the given enum, before anybody sees its constants. */
    CONSTANTS,

    /** A method of a record that goes through all its components: the class, their names and their types. */
    RECORD,

    /** Reports the first call of a changed method: its name, its descriptor, the generation that changed it. */
    CALLED,

    /** Whether an object is of the given type, which loaded classes came to be of: {@code (object)boolean}. */
    INSTANCE_OF,

    /** Reads a field of the given class that the JVM does not let the caller use: {@code (receiver)type}. */
    GET_FIELD,

    /** Assigns such a field: {@code (receiver, type)void}. */
    PUT_FIELD,

    /** Reads a static field of the given class: {@code ()type}. */
    GET_STATIC,

    /** Assigns such a field: {@code (type)void}. */
    PUT_STATIC,

    /** Assigns such a field in its class's own initialiser, where nothing else has initialised it. */
    INITIALISE_STATIC;

    private static final CallSiteKind[] ALL = values();

    /** The kind of this name; found without reflection, which may be what is being linked. */
    public static CallSiteKind of(String name) {
        for (CallSiteKind kind : ALL) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("hotreload: no call site of kind " + name);
    }
}

package dev.hotreload.maven.debug;

/**
 * The numbers of JDWP that the gateway knows; all else passes through unread.
 *
 * <p>A command is written as command set × 256 + command, as in {@code 0x0104}: VirtualMachine (1) AllThreads (4).
 */
final class Jdwp {

    static final int VERSION = 0x0101;
    static final int CLASSES_BY_SIGNATURE = 0x0102;
    static final int ALL_THREADS = 0x0104;
    static final int DISPOSE = 0x0106;
    static final int ID_SIZES = 0x0107;
    static final int SUSPEND = 0x0108;
    static final int RESUME = 0x0109;
    static final int HOLD_EVENTS = 0x010F;
    static final int RELEASE_EVENTS = 0x0110;
    static final int CAPABILITIES_NEW = 0x0111;
    static final int REDEFINE_CLASSES = 0x0112;
    static final int SET_DEFAULT_STRATUM = 0x0113;
    static final int SIGNATURE = 0x0201;
    static final int FIELDS = 0x0204;
    static final int METHODS = 0x0205;
    static final int REFERENCE_TYPE_VALUES = 0x0206;
    static final int SOURCE_FILE = 0x0207;
    static final int INTERFACES = 0x020A;
    static final int FIELDS_WITH_GENERIC = 0x020E;
    static final int METHODS_WITH_GENERIC = 0x020F;
    static final int SUPERCLASS = 0x0301;
    static final int SET_STATIC_VALUES = 0x0302;
    static final int INVOKE_STATIC = 0x0303;
    static final int NEW_INSTANCE = 0x0304;
    static final int INVOKE_INTERFACE_STATIC = 0x0501;
    static final int LINE_TABLE = 0x0601;
    static final int BYTECODES = 0x0603;
    static final int TYPE_OF_OBJECT = 0x0901;
    static final int OBJECT_VALUES = 0x0902;
    static final int SET_OBJECT_VALUES = 0x0903;
    static final int INVOKE_INSTANCE = 0x0906;
    static final int DISABLE_COLLECTION = 0x0907;
    static final int ENABLE_COLLECTION = 0x0908;
    static final int STRING_VALUE = 0x0A01;
    static final int THREAD_NAME = 0x0B01;
    static final int SUSPEND_THREAD = 0x0B02;
    static final int RESUME_THREAD = 0x0B03;
    static final int THREAD_GROUP = 0x0B05;
    static final int FRAMES = 0x0B06;
    static final int FRAME_COUNT = 0x0B07;
    static final int SUSPEND_COUNT = 0x0B0C;
    static final int GROUP_NAME = 0x0C01;
    static final int GROUP_CHILDREN = 0x0C03;
    static final int ARRAY_LENGTH = 0x0D01;
    static final int ARRAY_VALUES = 0x0D02;
    static final int SET_REQUEST = 0x0F01;
    static final int CLEAR_REQUEST = 0x0F02;
    static final int CLEAR_ALL_BREAKPOINTS = 0x0F03;
    static final int COMPOSITE_EVENT = 0x4064;

    static final int SINGLE_STEP = 1;
    static final int BREAKPOINT = 2;
    static final int FRAME_POP = 3;
    static final int EXCEPTION = 4;
    static final int THREAD_START = 6;
    static final int THREAD_DEATH = 7;
    static final int CLASS_PREPARE = 8;
    static final int CLASS_UNLOAD = 9;
    static final int FIELD_ACCESS = 20;
    static final int FIELD_MODIFICATION = 21;
    static final int METHOD_ENTRY = 40;
    static final int METHOD_EXIT = 41;
    static final int METHOD_EXIT_WITH_RETURN_VALUE = 42;
    static final int MONITOR_CONTENDED_ENTER = 43;
    static final int MONITOR_CONTENDED_ENTERED = 44;
    static final int MONITOR_WAIT = 45;
    static final int MONITOR_WAITED = 46;
    static final int VM_START = 90;
    static final int VM_DEATH = 99;

    static final int SUSPEND_NONE = 0;
    static final int SUSPEND_EVENT_THREAD = 1;
    static final int SUSPEND_ALL = 2;

    static final int ILLEGAL_ARGUMENT = 103;
    static final int NOT_IMPLEMENTED = 99;
    static final int INTERNAL = 113;
    static final int VM_DEAD = 112;

    /** ClassStatus: the class can be used, so a debugger has heard that it was prepared. */
    static final int PREPARED = 2;

    /** How the JDWP agent marks synthetic members, beside the class file's own flag. */
    static final int SYNTHETIC = 0xF0001000;

    private Jdwp() {}
}

package dev.hotreload.maven.debug.jdwp;

/**
 * The numbers of JDWP that the gateway does something about; {@link CommandForms} has all commands.
 *
 * <p>A command is written as command set × 256 + command, as in {@code 0x0104}: VirtualMachine (1) AllThreads (4).
 */
public final class Jdwp {

    public static final int VERSION = 0x0101;
    public static final int CLASSES_BY_SIGNATURE = 0x0102;
    public static final int ALL_THREADS = 0x0104;
    public static final int DISPOSE = 0x0106;
    public static final int ID_SIZES = 0x0107;
    public static final int SUSPEND = 0x0108;
    public static final int RESUME = 0x0109;
    public static final int DISPOSE_OBJECTS = 0x010E;
    public static final int HOLD_EVENTS = 0x010F;
    public static final int RELEASE_EVENTS = 0x0110;
    public static final int CAPABILITIES_NEW = 0x0111;
    public static final int REDEFINE_CLASSES = 0x0112;
    public static final int SET_DEFAULT_STRATUM = 0x0113;
    public static final int SIGNATURE = 0x0201;
    public static final int FIELDS = 0x0204;
    public static final int METHODS = 0x0205;
    public static final int REFERENCE_TYPE_VALUES = 0x0206;
    public static final int SOURCE_FILE = 0x0207;
    public static final int INTERFACES = 0x020A;
    public static final int FIELDS_WITH_GENERIC = 0x020E;
    public static final int METHODS_WITH_GENERIC = 0x020F;
    public static final int SUPERCLASS = 0x0301;
    public static final int SET_STATIC_VALUES = 0x0302;
    public static final int INVOKE_STATIC = 0x0303;
    public static final int NEW_INSTANCE = 0x0304;
    public static final int INVOKE_INTERFACE_STATIC = 0x0501;
    public static final int LINE_TABLE = 0x0601;
    public static final int BYTECODES = 0x0603;
    public static final int TYPE_OF_OBJECT = 0x0901;
    public static final int OBJECT_VALUES = 0x0902;
    public static final int SET_OBJECT_VALUES = 0x0903;
    public static final int INVOKE_INSTANCE = 0x0906;
    public static final int DISABLE_COLLECTION = 0x0907;
    public static final int ENABLE_COLLECTION = 0x0908;
    public static final int STRING_VALUE = 0x0A01;
    public static final int THREAD_NAME = 0x0B01;
    public static final int SUSPEND_THREAD = 0x0B02;
    public static final int RESUME_THREAD = 0x0B03;
    public static final int THREAD_GROUP = 0x0B05;
    public static final int FRAMES = 0x0B06;
    public static final int FRAME_COUNT = 0x0B07;
    public static final int STOP_THREAD = 0x0B0A;
    public static final int INTERRUPT = 0x0B0B;
    public static final int SUSPEND_COUNT = 0x0B0C;
    public static final int GROUP_NAME = 0x0C01;
    public static final int GROUP_CHILDREN = 0x0C03;
    public static final int ARRAY_LENGTH = 0x0D01;
    public static final int ARRAY_VALUES = 0x0D02;
    public static final int SET_REQUEST = 0x0F01;
    public static final int CLEAR_REQUEST = 0x0F02;
    public static final int CLEAR_ALL_BREAKPOINTS = 0x0F03;
    public static final int REFLECTED_TYPE = 0x1101;
    public static final int MODULE_NAME = 0x1201;
    public static final int MODULE_CLASS_LOADER = 0x1202;
    public static final int COMPOSITE_EVENT = 0x4064;

    public static final int SINGLE_STEP = 1;
    public static final int BREAKPOINT = 2;
    public static final int FRAME_POP = 3;
    public static final int EXCEPTION = 4;
    public static final int THREAD_START = 6;
    public static final int THREAD_DEATH = 7;
    public static final int CLASS_PREPARE = 8;
    public static final int CLASS_UNLOAD = 9;
    public static final int FIELD_ACCESS = 20;
    public static final int FIELD_MODIFICATION = 21;
    public static final int METHOD_ENTRY = 40;
    public static final int METHOD_EXIT = 41;
    public static final int METHOD_EXIT_WITH_RETURN_VALUE = 42;
    public static final int MONITOR_CONTENDED_ENTER = 43;
    public static final int MONITOR_CONTENDED_ENTERED = 44;
    public static final int MONITOR_WAIT = 45;
    public static final int MONITOR_WAITED = 46;
    public static final int VM_START = 90;
    public static final int VM_DEATH = 99;

    public static final int SUSPEND_NONE = 0;
    public static final int SUSPEND_EVENT_THREAD = 1;
    public static final int SUSPEND_ALL = 2;

    public static final int INVALID_THREAD = 10;
    public static final int INVALID_OBJECT = 20;
    public static final int INVALID_METHOD = 23;
    public static final int INVALID_FIELD = 25;
    public static final int INVALID_MODULE = 42;
    public static final int ILLEGAL_ARGUMENT = 103;
    public static final int NOT_IMPLEMENTED = 99;
    public static final int INTERNAL = 113;
    public static final int INVALID_LENGTH = 504;
    public static final int VM_DEAD = 112;

    /** ClassStatus: the class can be used, so a debugger has heard that it was prepared. */
    public static final int PREPARED = 2;

    /** How the JDWP agent marks synthetic members, beside the class file's own flag. */
    public static final int SYNTHETIC = 0xF0001000;

    private Jdwp() {}
}

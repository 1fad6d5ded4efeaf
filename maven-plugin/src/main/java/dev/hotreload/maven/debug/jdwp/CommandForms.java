package dev.hotreload.maven.debug.jdwp;

import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All commands of JDWP, and what their bodies consist of ("Java Debug Wire Protocol Details", JDK 25).
 *
 * <p>The JDWP agent trusts its debugger: in JDK 17 it takes a number from the packet for a place in a table without
 * looking whether the table has it (command set 255, command 0), and asks the JVM about an object that is null, which
 * ends the application. So only commands that are whole reach it. Immutable.
 */
public final class CommandForms {

    /**
     * For each command set, by its number, the forms of its commands from 1 on, see {@link CommandForm}; "-" is no
     * command.
     */
    private static final Map<Integer, String> SETS = Map.ofEntries(
            // VirtualMachine: Version ClassesBySignature AllClasses AllThreads TopLevelThreadGroups Dispose IDSizes
            // Suspend
            // Resume Exit CreateString Capabilities ClassPaths DisposeObjects HoldEvents ReleaseEvents CapabilitiesNew
            // RedefineClasses SetDefaultStratum AllClassesWithGeneric InstanceCounts AllModules
            Map.entry(1, ". s . . . . . . . i s . . [ni] . . . [os] s . [o] ."),
            // ReferenceType: Signature ClassLoader Modifiers Fields Methods GetValues SourceFile NestedTypes Status
            // Interfaces ClassObject SourceDebugExtension SignatureWithGeneric FieldsWithGeneric MethodsWithGeneric
            // Instances ClassFileVersion ConstantPool Module
            Map.entry(2, "o o o o o o[g] o o o o o o o o o oi o o o"),
            // ClassType: Superclass SetValues InvokeMethod NewInstance
            Map.entry(3, "o o1g* oom[v]i oom[v]i"),
            // ArrayType: NewInstance
            Map.entry(4, "oi"),
            // InterfaceType: InvokeMethod
            Map.entry(5, "oom[v]i"),
            // Method: LineTable VariableTable Bytecodes IsObsolete VariableTableWithGeneric
            Map.entry(6, "om om om om om"),
            // ObjectReference: ReferenceType GetValues SetValues - MonitorInfo InvokeMethod DisableCollection
            // EnableCollection IsCollected ReferringObjects
            Map.entry(9, "o o[f] o1f* - o ooom[v]i o o o oi"),
            // StringReference: Value
            Map.entry(10, "o"),
            // ThreadReference: Name Suspend Resume Status ThreadGroup Frames FrameCount OwnedMonitors
            // CurrentContendedMonitor Stop Interrupt SuspendCount OwnedMonitorsStackDepthInfo ForceEarlyReturn
            // IsVirtual
            Map.entry(11, "o o o o o oii o o o oo o o o ov o"),
            // ThreadGroupReference: Name Parent Children
            Map.entry(12, "o o o"),
            // ArrayReference: Length GetValues SetValues
            Map.entry(13, "o oa oic*"),
            // ClassLoaderReference: VisibleClasses; null is the bootstrap loader
            Map.entry(14, "n"),
            // EventRequest: Set Clear ClearAllBreakpoints
            Map.entry(15, "bp[M] bi ."),
            // StackFrame: GetValues SetValues ThisObject PopFrames
            Map.entry(16, "oF[ib] oF[iv] oF oF"),
            // ClassObjectReference: ReflectedType
            Map.entry(17, "o"),
            // ModuleReference: Name ClassLoader
            Map.entry(18, "o o"));

    private static final @Nullable CommandForm[][] FORMS = read();

    private CommandForms() {}

    private static @Nullable CommandForm[][] read() {
        @Nullable CommandForm[][] forms = new CommandForm[1 << Byte.SIZE][0];
        SETS.forEach((set, commands) -> {
            String[] texts = commands.split(" ", -1);
            forms[set] = new CommandForm[texts.length + 1];
            for (int i = 0; i < texts.length; i++) {
                forms[set][i + 1] = texts[i].equals("-") ? null : new CommandForm(texts[i]);
            }
        });
        return forms;
    }

    /**
     * Looks whether the JVM can be given a command.
     *
     * @param command command set × 256 + command
     * @param body what follows the header; its position is changed
     * @return 0, or the error to answer instead: {@link Jdwp#NOT_IMPLEMENTED} if there is no such command, {@link
     *     Jdwp#ILLEGAL_ARGUMENT} if the body is none of this command, {@link Jdwp#INVALID_OBJECT} if an id is null that
     *     must not be, {@link Jdwp#INVALID_METHOD} or {@link Jdwp#INVALID_FIELD} if {@code ids} has no such member
     */
    public static int check(int command, ByteBuffer body, IdSizes sizes, MentionedIds ids) {
        CommandForm form = find(command);
        return form == null ? Jdwp.NOT_IMPLEMENTED : form.check(body, sizes, ids);
    }

    /** The form of a command, or null if there is no such command. */
    static @Nullable CommandForm find(int command) {
        @Nullable CommandForm[] set = FORMS[command >> Byte.SIZE & 0xFF];
        int number = command & 0xFF;
        return number < set.length ? set[number] : null;
    }
}

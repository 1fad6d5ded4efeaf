package dev.hotreload.maven.debug.jdwp;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * What the body of a command consists of, a letter for each field.
 *
 * <ul>
 *   <li>{@code b} a byte, {@code i} an int, {@code l} a long, {@code s} a string, or else an int and so many bytes
 *   <li>{@code o} the id of an object, a class, a thread or the like; {@code n} one that may be null
 *   <li>{@code m} a method's id, {@code f} an instance field's, {@code g} a static field's, {@code e} either's, {@code
 *       F} a frame's
 *   <li>{@code v} a tagged value, {@code a} the first element and the length of a part of an array, {@code p} a suspend
 *       policy, {@code M} a modifier of an event request
 *   <li>{@code [} a count, and what stands up to {@code ]} so many times
 *   <li>{@code c} a count of values that follow, {@code *} values whose sizes only the JVM knows, up to the end of the
 *       body; {@code .} nothing
 *   <li>{@code 1} a count of one: of more values whose sizes only the JVM knows the gateway cannot see which fields
 *       they are for. Debuggers set one field at a time
 * </ul>
 *
 * More bytes than that are left to the JVM, which does not read them. Immutable.
 */
final class CommandForm {

    /**
     * By the kind of modifier, from 1 on: Count, Conditional, ThreadOnly, ClassOnly, ClassMatch, ClassExclude,
     * LocationOnly, ExceptionOnly, FieldOnly, Step, InstanceOnly, SourceNameMatch, PlatformThreadsOnly.
     */
    private static final String[] MODIFIERS = {"i", "i", "o", "o", "s", "s", "boml", "nbb", "oe", "oii", "n", "s", "."};

    private final String fields;

    CommandForm(String fields) {
        this.fields = fields;
    }

    /** The letters. */
    String fields() {
        return fields;
    }

    /** The letters of a modifier of an event request. */
    static String modifier(int kind) {
        return MODIFIERS[kind - 1];
    }

    /** What is wrong with a body, as a JDWP error; 0: nothing. */
    int check(ByteBuffer body, IdSizes sizes, MentionedIds ids) {
        try {
            return check(fields, body, sizes, ids);
        } catch (BufferUnderflowException e) {
            return Jdwp.ILLEGAL_ARGUMENT;
        }
    }

    private static int check(String form, ByteBuffer body, IdSizes sizes, MentionedIds ids) {
        for (int i = 0; i < form.length(); i++) {
            int error;
            if (form.charAt(i) == '[') {
                int end = form.indexOf(']', i);
                error = repeat(form.substring(i + 1, end), body, sizes, ids);
                i = end;
            } else {
                error = field(form.charAt(i), body, sizes, ids);
            }
            if (error != 0) {
                return error;
            }
        }
        return 0;
    }

    private static int repeat(String form, ByteBuffer body, IdSizes sizes, MentionedIds ids) {
        int count = body.getInt();
        for (int i = 0; i < count; i++) {
            int error = check(form, body, sizes, ids);
            if (error != 0) {
                return error;
            }
        }
        return count < 0 ? Jdwp.ILLEGAL_ARGUMENT : 0;
    }

    private static int field(char letter, ByteBuffer body, IdSizes sizes, MentionedIds ids) {
        return switch (letter) {
            case '.' -> 0;
            case 'c' -> count(body);
            case 'a' -> part(body.getInt(), body.getInt());
            case '1' -> body.getInt() == 1 ? 0 : Jdwp.NOT_IMPLEMENTED;
            case '*' -> body.hasRemaining() ? 0 : Jdwp.ILLEGAL_ARGUMENT;
            case 'b' -> skip(1, body);
            case 'i' -> skip(Integer.BYTES, body);
            case 'l' -> skip(Long.BYTES, body);
            case 's' -> skip(body.getInt(), body);
            case 'o' -> object(body, sizes, ids);
            case 'n' -> skip(sizes.object(), body);
            case 'm' -> ids.isMethod(id(body, sizes.method())) ? 0 : Jdwp.INVALID_METHOD;
            case 'f' -> ids.isInstanceField(id(body, sizes.field())) ? 0 : Jdwp.INVALID_FIELD;
            case 'g' -> ids.isStaticField(id(body, sizes.field())) ? 0 : Jdwp.INVALID_FIELD;
            case 'e' -> anyField(id(body, sizes.field()), ids);
            case 'F' -> skip(sizes.frame(), body);
            case 'v' -> value(body, sizes);
            case 'p' -> policy(body.get());
            case 'M' -> modifier(body.get(), body, sizes, ids);
            default -> throw new IllegalStateException("no field " + letter);
        };
    }

    private static int count(ByteBuffer body) {
        int count = body.getInt();
        return count < 0 || count > body.remaining() ? Jdwp.ILLEGAL_ARGUMENT : 0;
    }

    /** The agent adds both, and does not see when that is more than an int can be. */
    private static int part(int first, int length) {
        return (long) first + length > Integer.MAX_VALUE ? Jdwp.INVALID_LENGTH : 0;
    }

    private static int skip(int count, ByteBuffer body) {
        if (count < 0 || count > body.remaining()) {
            return Jdwp.ILLEGAL_ARGUMENT;
        }
        body.position(body.position() + count);
        return 0;
    }

    private static int object(ByteBuffer body, IdSizes sizes, MentionedIds ids) {
        long id = id(body, sizes.object());
        ids.object(id);
        return id == 0 ? Jdwp.INVALID_OBJECT : 0;
    }

    private static long id(ByteBuffer body, int size) {
        long id = 0;
        for (int i = 0; i < size; i++) {
            id = id << Byte.SIZE | (body.get() & 0xFF);
        }
        return id;
    }

    private static int value(ByteBuffer body, IdSizes sizes) {
        int size = PacketReader.sizeOf((char) body.get(), sizes);
        return size < 0 ? Jdwp.ILLEGAL_ARGUMENT : skip(size, body);
    }

    private static int anyField(long id, MentionedIds ids) {
        return ids.isInstanceField(id) || ids.isStaticField(id) ? 0 : Jdwp.INVALID_FIELD;
    }

    private static int policy(int policy) {
        return policy >= Jdwp.SUSPEND_NONE && policy <= Jdwp.SUSPEND_ALL ? 0 : Jdwp.ILLEGAL_ARGUMENT;
    }

    private static int modifier(int kind, ByteBuffer body, IdSizes sizes, MentionedIds ids) {
        return kind < 1 || kind > MODIFIERS.length
                ? Jdwp.ILLEGAL_ARGUMENT
                : check(MODIFIERS[kind - 1], body, sizes, ids);
    }
}

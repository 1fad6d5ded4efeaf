package dev.hotreload.maven.debug.jdwp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;

/** Makes bodies of commands at random. */
public final class RandomCommands {

    private static final int[] INTS = {0, 1, 2, 3, 7, 100, -1, Integer.MAX_VALUE, Integer.MIN_VALUE};
    private static final String TAGS = "ZBCSIFJDL[stglcV";
    private static final int MODIFIERS = 13;
    /** The id of an object, a count and a field's id: values come after them, and may be whole when the body is not. */
    private static final int UP_TO_VALUES = 20;

    private final Random random;
    private final IdSizes sizes;

    public RandomCommands(Random random, IdSizes sizes) {
        this.random = random;
        this.sizes = sizes;
    }

    /** All commands that there are. */
    public static List<Integer> all() {
        List<Integer> all = new ArrayList<>();
        for (int command = 0; command <= 0xFFFF; command++) {
            if (CommandForms.find(command) != null) {
                all.add(command);
            }
        }
        return all;
    }

    /**
     * A body as this command has it.
     *
     * @param ids the next id of an object; the first is what the command is about
     * @param members the next id of a method or a field
     */
    public byte[] wellFormed(int command, LongSupplier ids, LongSupplier members) {
        PacketWriter body = new PacketWriter(sizes);
        CommandForm form = CommandForms.find(command);
        if (form == null) {
            throw new IllegalArgumentException("no command " + command);
        }
        write(form.fields(), body, ids, members);
        return body.bytes();
    }

    private void write(String form, PacketWriter body, LongSupplier ids, LongSupplier members) {
        for (int i = 0; i < form.length(); i++) {
            char letter = form.charAt(i);
            switch (letter) {
                case '[' -> {
                    int end = form.indexOf(']', i);
                    int count = random.nextInt(4);
                    body.int32(count);
                    for (int n = 0; n < count; n++) {
                        write(form.substring(i + 1, end), body, ids, members);
                    }
                    i = end;
                }
                case '.' -> {}
                case 'b' -> body.int8(random.nextInt(20));
                case 'i' -> body.int32(number());
                case 'l' -> body.int64(random.nextInt(40));
                case 's' -> body.string(text());
                case 'o', 'n' -> body.object(ids.getAsLong());
                case 'm' -> body.method(members.getAsLong());
                case 'f', 'g', 'e' -> body.field(members.getAsLong());
                case 'F' -> body.raw(bytes(sizes.frame()));
                case 'v' -> {
                    char tag = TAGS.charAt(random.nextInt(TAGS.length()));
                    body.int8(tag).raw(bytes(PacketReader.sizeOf(tag, sizes)));
                }
                case 'a' -> body.int32(Math.min(number(), 1 << 20)).int32(Math.min(number(), 1 << 20));
                case 'c', '1' -> body.int32(1);
                case '*' -> body.raw(bytes(Long.BYTES));
                case 'p' -> body.int8(random.nextInt(3));
                case 'M' -> {
                    int kind = 1 + random.nextInt(MODIFIERS);
                    write(CommandForm.modifier(kind), body.int8(kind), ids, members);
                }
                default -> throw new IllegalStateException("no field " + letter);
            }
        }
    }

    /** A number that somebody might not have thought of. */
    public int number() {
        return random.nextInt(4) == 0 ? random.nextInt(300) : INTS[random.nextInt(INTS.length)];
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private String text() {
        return List.of("", "*", "p.*", "Lp/Main;", "Ljava/lang/Object;", "Java", "\u00e4\uD83D\uDE00")
                .get(random.nextInt(7));
    }

    /** The beginning of the body. */
    public byte[] cutOff(byte[] body) {
        int shortest = Math.min(body.length, UP_TO_VALUES);
        return Arrays.copyOf(body, random.nextInt(shortest));
    }

    /** The body, cut off somewhere, longer, or with some other bytes in it. */
    public byte[] damaged(byte[] body) {
        byte[] damaged = body.clone();
        int kind = random.nextInt(4);
        if (kind == 0) {
            return body.length == 0 ? damaged : cutOff(body);
        } else if (kind == 1) {
            return Arrays.copyOf(damaged, body.length + random.nextInt(20));
        }
        for (int i = random.nextInt(3); i >= 0 && damaged.length > 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) (kind == 2 ? random.nextInt() : 0xFF);
        }
        return damaged;
    }
}

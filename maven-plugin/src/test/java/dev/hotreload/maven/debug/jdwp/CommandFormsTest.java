package dev.hotreload.maven.debug.jdwp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandFormsTest {

    /** There is but one method and one field, and both are 6. */
    private static final MentionedIds IDS = new MentionedIds() {
        @Override
        public void object(long id) {
            assertThat(id).isIn(0L, 5L);
        }

        @Override
        public boolean isMethod(long id) {
            return id == 6;
        }

        @Override
        public boolean isInstanceField(long id) {
            return id == 6;
        }

        @Override
        public boolean isStaticField(long id) {
            return id == 6;
        }
    };

    static List<Integer> commands() {
        return RandomCommands.all();
    }

    @Test
    void everyCommandOfTheProtocolIsKnown() {
        // 22 + 19 + 4 + 1 + 1 + 5 + 9 + 1 + 15 + 3 + 3 + 1 + 3 + 4 + 1 + 2, by command set.
        assertThat(commands()).hasSize(94);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0xFF01, 0xFFFF, 0x8001, 0x0001, 0x1301, 0x4064, 0x0701, 0x0801, 0x0100, 0x0117, 0x01FF, 0x0904})
    void aCommandThatThereIsNotIsNotImplemented(int command) {
        assertThat(check(command, new byte[100])).isEqualTo(Jdwp.NOT_IMPLEMENTED);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aWholeCommandPasses(int command) {
        RandomCommands random = new RandomCommands(new Random(command), IdSizes.USUAL);
        for (int i = 0; i < 20; i++) {
            assertThat(check(command, random.wellFormed(command, () -> 5, () -> 6)))
                    .isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandThatWasCutOffIsRefused(int command) {
        RandomCommands random = new RandomCommands(new Random(command), IdSizes.USUAL);
        byte[] whole = random.wellFormed(command, () -> 5, () -> 6);
        // What the JVM alone can read may end anywhere.
        boolean hasValues =
                List.of(Jdwp.SET_STATIC_VALUES, Jdwp.SET_OBJECT_VALUES, 0x0D03).contains(command);
        int end = hasValues ? whole.length - Long.BYTES : whole.length;
        for (int length = 0; length < end; length++) {
            assertThat(check(command, Arrays.copyOf(whole, length)))
                    .as("of %d bytes %d", whole.length, length)
                    .isEqualTo(Jdwp.ILLEGAL_ARGUMENT);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 2})
    void aCountThatDoesNotFitIsRefused(int count) {
        byte[] values =
                new PacketWriter(IdSizes.USUAL).object(5).int32(count).field(6).bytes();

        assertThat(check(Jdwp.OBJECT_VALUES, values)).isEqualTo(Jdwp.ILLEGAL_ARGUMENT);
    }

    @Test
    void aMemberThatThereIsNotIsRefused() {
        assertThat(check(
                        Jdwp.BYTECODES,
                        new PacketWriter(IdSizes.USUAL).object(5).method(7).bytes()))
                .isEqualTo(Jdwp.INVALID_METHOD);
        assertThat(check(
                        Jdwp.OBJECT_VALUES,
                        new PacketWriter(IdSizes.USUAL)
                                .object(5)
                                .int32(1)
                                .field(7)
                                .bytes()))
                .isEqualTo(Jdwp.INVALID_FIELD);
    }

    @Test
    void aPartOfAnArrayThatEndsBehindAllArraysIsRefused() {
        PacketWriter part = new PacketWriter(IdSizes.USUAL).object(5).int32(1).int32(Integer.MAX_VALUE);

        assertThat(check(Jdwp.ARRAY_VALUES, part.bytes())).isEqualTo(Jdwp.INVALID_LENGTH);
    }

    @Test
    void fieldsAreSetOneAtATime() {
        PacketWriter two = new PacketWriter(IdSizes.USUAL).object(5).int32(2);

        assertThat(check(
                        Jdwp.SET_OBJECT_VALUES,
                        two.field(6).int32(1).field(7).int32(1).bytes()))
                .isEqualTo(Jdwp.NOT_IMPLEMENTED);
    }

    @Test
    void anIdThatMustNotBeNullIsRefused() {
        byte[] nothing = new PacketWriter(IdSizes.USUAL).object(0).bytes();

        assertThat(check(Jdwp.GROUP_NAME, nothing)).isEqualTo(Jdwp.INVALID_OBJECT);
        assertThat(check(0x0E01, nothing))
                .as("the classes of the bootstrap loader")
                .isZero();
    }

    @Test
    void anUnknownModifierPolicyOrTagIsRefused() {
        assertThat(check(
                        Jdwp.SET_REQUEST,
                        new PacketWriter(IdSizes.USUAL)
                                .int8(2)
                                .int8(2)
                                .int32(1)
                                .int8(14)
                                .bytes()))
                .isEqualTo(Jdwp.ILLEGAL_ARGUMENT);
        assertThat(check(
                        Jdwp.SET_REQUEST,
                        new PacketWriter(IdSizes.USUAL).int8(2).int8(3).int32(0).bytes()))
                .isEqualTo(Jdwp.ILLEGAL_ARGUMENT);
        assertThat(check(
                        0x0B0E,
                        new PacketWriter(IdSizes.USUAL)
                                .object(5)
                                .int8('x')
                                .int64(0)
                                .bytes()))
                .isEqualTo(Jdwp.ILLEGAL_ARGUMENT);
    }

    private static int check(int command, byte[] body) {
        return CommandForms.check(command, ByteBuffer.wrap(body), IdSizes.USUAL, IDS);
    }
}

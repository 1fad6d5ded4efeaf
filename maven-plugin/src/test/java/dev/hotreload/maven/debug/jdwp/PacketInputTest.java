package dev.hotreload.maven.debug.jdwp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import org.junit.jupiter.api.Test;

class PacketInputTest {

    @Test
    void packets_of_any_length_pass_as_they_are() throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        int[] lengths = {0, 1, 100, 70_000, 3, 200_000, 65_525};
        for (int i = 0; i < lengths.length; i++) {
            sent.write(Packet.command(i, Jdwp.VERSION, new PacketWriter(IdSizes.USUAL).raw(new byte[lengths[i]]))
                    .bytes());
        }
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        PacketOutput out = new PacketOutput(Channels.newChannel(received));
        PacketInput in = input(sent.toByteArray());

        for (int i = 0; i < lengths.length; i++) {
            assertThat(in.next()).isTrue();
            assertThat(in.id()).isEqualTo(i);
            assertThat(in.command()).isEqualTo(Jdwp.VERSION);
            assertThat(in.isReply()).isFalse();
            assertThat(in.copy().bytes()).hasSize(Packet.HEADER + lengths[i]);
            in.writeTo(out);
        }
        assertThat(in.next()).isFalse();
        out.flush();
        assertThat(received.toByteArray()).isEqualTo(sent.toByteArray());
    }

    @Test
    void a_length_that_no_packet_has_is_malformed() {
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() ->
                        input(new byte[] {0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0}).next())
                .withMessage("a packet cannot have 3 bytes");
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() ->
                        input(new byte[] {-1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0}).next())
                .withMessage("a packet cannot have 4294967295 bytes");
    }

    @Test
    void a_packet_that_breaks_off_is_the_end() {
        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(() ->
                        input(new byte[] {0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0}).next());
    }

    private static PacketInput input(byte[] bytes) {
        return new PacketInput(Channels.newChannel(new ByteArrayInputStream(bytes)));
    }
}

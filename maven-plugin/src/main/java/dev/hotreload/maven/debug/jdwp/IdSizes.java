package dev.hotreload.maven.debug.jdwp;

/**
 * How many bytes the JVM's identifiers have (VirtualMachine.IDSizes).
 *
 * @param object of objects, threads, classes and thread groups
 */
public record IdSizes(int field, int method, int object, int frame) {

    /** Those of every 64-bit HotSpot. */
    public static final IdSizes USUAL = new IdSizes(8, 8, 8, 8);

    /** Reads the reply of VirtualMachine.IDSizes. */
    public static IdSizes read(Packet reply) throws MalformedPacketException {
        PacketReader fields = reply.body(USUAL);
        int field = fields.int32();
        int method = fields.int32();
        int object = fields.int32();
        fields.int32(); // reference types have the size of objects: the agent knows one kind of reference only
        return new IdSizes(field, method, object, fields.int32());
    }
}

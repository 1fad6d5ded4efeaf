package p;

import c.Kinds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

public class Main implements Serializable {
    public static void main(String[] args) throws Exception {
        for (Class<?> type : List.of(Main.class, Kinds.Plain.class, Kinds.Child.class, Kinds.OfLibrary.class,
                Kinds.OfList.class, Kinds.Failure.class, Kinds.External.class, Kinds.Copied.class, Kinds.Colour.class,
                Kinds.Point.class, Kinds.Abstract.class, Kinds.Marker.class, l.Base.class)) {
            ObjectStreamClass stream = ObjectStreamClass.lookupAny(type);
            System.out.println(stream + " " + Arrays.toString(stream.getFields()));
        }
        Kinds.Failure failure = new Kinds.Failure(3);
        failure.setStackTrace(new StackTraceElement[0]);
        for (Object object : List.of(new Main(), new Kinds.Plain(), new Kinds.Child(), new Kinds.OfLibrary(),
                new Kinds.OfList(), failure, new Kinds.External(), new Kinds.Copied(), Kinds.Colour.GREEN,
                new Kinds.Point(3, 4), Kinds.lambda())) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(object);
            }
            System.out.println(HexFormat.of().formatHex(bytes.toByteArray()));
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                Object read = in.readObject();
                System.out.println(read.getClass().getSuperclass() + " " + read.equals(object));
            }
        }
    }
}

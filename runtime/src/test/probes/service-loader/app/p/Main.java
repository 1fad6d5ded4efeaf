package p;

import c.Sound;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import l.Colour;

public class Main {
    public static void main(String[] args) {
        Colour.list();
        Iterator<Sound> sounds = ServiceLoader.load(Sound.class).iterator();
        while (true) {
            try {
                if (!sounds.hasNext()) {
                    break;
                }
                System.out.println(sounds.next().name());
            } catch (ServiceConfigurationError e) {
                System.out.println(e);
            }
        }
        System.out.println(FileSystemProvider.installedProviders().stream().map(FileSystemProvider::getScheme).toList());
    }

    public static class Blue implements Colour {
        @Override
        public String name() {
            return "blue";
        }
    }
}

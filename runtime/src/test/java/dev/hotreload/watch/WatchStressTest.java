package dev.hotreload.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random writes, renames, deletions and moves of directories: in the end what is live must be what is on disk. */
class WatchStressTest {

    private static final int STEPS = 2_000;

    @TempDir
    Path directory = Path.of("");

    @ParameterizedTest(name = "{0}, seed {1}")
    @CsvSource({"native, 1", "native, 22", "polling, 333"})
    void liveClassesFollowTheDisk(String way, long seed) throws IOException {
        Random random = new Random(seed);
        try (WatchedModule module = new WatchedModule(directory)) {
            module.hasLive("keep/Always.class", "1");
            module.start(WatchedModule.settings(
                    way.equals("native") ? Optional.empty() : Optional.of(Duration.ofMillis(20))));
            for (int step = 0; step < STEPS; step++) {
                change(module, random, "v" + step);
            }
            module.write("keep/Always.class", "1"); // without any class the module would count as vanished
            module.awaitLiveIsOnDisk();
            assertThat(module.failures).isEmpty();
            assertThat(module.sets).isNotEmpty();
        }
    }

    private void change(WatchedModule module, Random random, String version) throws IOException {
        String path = path(random);
        Path file = module.root.resolve(path);
        Files.createDirectories(file.getParent());
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> module.write(path, version);
            case 3 -> {
                Path temporary = Files.write(directory.resolve("tmp"), WatchedModule.contentOf(path, version));
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            }
            case 4 -> Files.deleteIfExists(file);
            case 5 -> {
                byte[] whole = WatchedModule.contentOf(path, version);
                module.write(path, Arrays.copyOf(whole, random.nextInt(whole.length)));
                module.write(path, whole);
            }
            case 6 -> {
                if (Files.exists(file)) {
                    Files.move(
                            file,
                            file.resolveSibling("C" + random.nextInt(5) + ".class"),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
            case 7 -> module.write(path + ".tmp", new byte[random.nextInt(100)]);
            case 8 -> moveDirectory(module.root.resolve("d" + random.nextInt(3)), random, module);
            default -> {
                if (random.nextInt(10) == 0) {
                    boolean everything = random.nextInt(8) == 0;
                    deleteDirectory(everything ? module.root : module.root.resolve("d" + random.nextInt(3)));
                }
            }
        }
    }

    /** Moves a directory to where there is none, or away from the module and back. */
    private void moveDirectory(Path from, Random random, WatchedModule module) throws IOException {
        Path parent = module.root.resolve("d" + random.nextInt(3));
        Path to = parent.resolve("x" + random.nextInt(5));
        if (Files.isDirectory(from) && Files.isDirectory(parent) && !to.startsWith(from) && Files.notExists(to)) {
            Path away = directory.resolve("away");
            Files.move(from, away);
            Files.move(away, random.nextBoolean() ? to : from);
        }
    }

    private static void deleteDirectory(Path path) throws IOException {
        try {
            PathUtils.deleteDirectory(path);
        } catch (NoSuchFileException e) {
            // Nothing was there, which is as good.
        }
    }

    private static String path(Random random) {
        return "d" + random.nextInt(3) + "/e" + random.nextInt(2) + "/C" + random.nextInt(5) + ".class";
    }
}

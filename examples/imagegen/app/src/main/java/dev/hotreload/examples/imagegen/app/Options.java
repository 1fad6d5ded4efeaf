package dev.hotreload.examples.imagegen.app;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What the command line asked for.
 *
 * @param weightsMegabytes size of the network
 * @param pictures how many pictures to paint; 0: no end
 * @param size width and height of a picture in pixels
 * @param interval how long a picture takes at least
 * @param keep how many pictures are kept on disk, the newest
 * @param seed decides the weights and the order of the prompts
 * @param output the directory of the pictures
 * @param help whether to print the options and nothing else
 */
record Options(
        int weightsMegabytes,
        int pictures,
        int size,
        Duration interval,
        int keep,
        long seed,
        Path output,
        boolean help) {

    static final String HELP = """
            Paints pictures from prompts, one after the other.

              --weights-mb=200   size of the network; 8 starts in about a second
              --pictures=0       how many pictures to paint; 0: until Ctrl-C
              --size=768         width and height in pixels
              --interval-ms=1000 a picture takes at least as long
              --keep=200         how many pictures stay on disk, the newest
              --seed=20          decides the weights and the order of the prompts
              --output=DIR       where pictures go (default: target/pictures of the app module)
              --help             prints this
            """;

    static Options parse(String... args) {
        Arguments arguments = new Arguments(args);
        Options options = new Options(
                arguments.number("weights-mb", 200, 1, 2000),
                arguments.number("pictures", 0, 0, Integer.MAX_VALUE),
                arguments.number("size", 768, 16, 4096),
                Duration.ofMillis(arguments.number("interval-ms", 1000, 0, 3_600_000)),
                arguments.number("keep", 200, 1, Integer.MAX_VALUE),
                arguments.number("seed", 20, 0, Integer.MAX_VALUE),
                arguments.text("output").map(Path::of).orElseGet(Gallery::defaultDirectory),
                arguments.flag("help"));
        arguments.refuseOthers();
        return options;
    }
}

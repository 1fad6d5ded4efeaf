package p;

class OfCore extends OfLibrary {
    int number = 7;

    @Override
    String hello() {
        return "hello from core, and " + super.hello();
    }
}

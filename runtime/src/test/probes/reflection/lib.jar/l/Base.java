package l;

public abstract class Base<T> {
    protected T value;

    protected Base(T value) {
        this.value = value;
    }

    protected abstract T change(T by);

    protected Base<T> copy() throws CloneNotSupportedException {
        return this;
    }

    @Override
    public String toString() {
        return "base " + value;
    }
}

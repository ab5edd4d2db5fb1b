package orderhub.infra.local.aws.shared;

/** Writes the small XML answers of the Query protocol. */
public final class Xml {
    private final StringBuilder text = new StringBuilder();

    /** Writes {@code <name>value</name>}. */
    public Xml element(String name, String value) {
        text.append('<').append(name).append('>');
        escape(value);
        text.append("</").append(name).append('>');
        return this;
    }

    /** Writes {@code <name>content</name>} around elements already written. */
    public Xml element(String name, Xml content) {
        text.append('<').append(name).append('>').append(content.text);
        text.append("</").append(name).append('>');
        return this;
    }

    /** Appends elements already written. */
    public Xml append(Xml content) {
        text.append(content.text);
        return this;
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append("&quot;");
                case '\r' -> text.append("&#13;");
                default -> text.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

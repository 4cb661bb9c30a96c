import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Table;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

/** Loads one file into a real Gephi and prints, as one line of JSON, what Gephi then holds. */
public class GephiImport {
    public static void main(String[] arguments) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        Container container = importer.importFile(new File(arguments[0]));
        List<String> issues = new ArrayList<>();
        container.getReport().getIssues(Integer.MAX_VALUE)
            .forEachRemaining(issue -> issues.add(issue.getLevel() + ": " + issue.getMessage()));
        importer.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();

        System.out.println("{" + String.join(", ",
            "\"nodes\": " + model.getGraph().getNodeCount(),
            "\"edges\": " + model.getGraph().getEdgeCount(),
            "\"dynamic\": " + model.isDynamic(),
            "\"directed\": " + model.isDirected(),
            "\"time_format\": " + quoted(model.getTimeFormat().name()),
            "\"node_columns\": " + columns(model.getNodeTable()),
            "\"edge_columns\": " + columns(model.getEdgeTable()),
            "\"labels\": " + labels(model),
            "\"looks\": " + looks(model),
            "\"kinds\": " + kinds(model),
            "\"issues\": " + array(issues)) + "}");
        System.exit(0);
    }

    private static String columns(Table table) {
        return StreamSupport.stream(table.spliterator(), false)
            .map((Column column) ->
                quoted(column.getTitle()) + ": " + quoted(column.getTypeClass().getSimpleName()))
            .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String labels(GraphModel model) {
        List<String> pairs = new ArrayList<>();
        for (Node node : model.getGraph().getNodes()) {
            pairs.add(quoted(String.valueOf(node.getId())) + ": " + quoted(node.getLabel()));
        }
        return "{" + String.join(", ", pairs) + "}";
    }

    private static String looks(GraphModel model) {
        List<String> pairs = new ArrayList<>();
        for (Node node : model.getGraph().getNodes()) {
            String colour = String.format("%06x", node.getRGBA() & 0xffffff);
            pairs.add(quoted(String.valueOf(node.getId())) + ": [" + quoted(colour) + ", "
                + node.size() + "]");
        }
        return "{" + String.join(", ", pairs) + "}";
    }

    private static String kinds(GraphModel model) {
        List<String> kinds = new ArrayList<>();
        for (Edge edge : model.getGraph().getEdges()) {
            kinds.add(String.valueOf(edge.getTypeLabel()));
        }
        return array(kinds);
    }

    private static String array(List<String> values) {
        return values.stream().map(GephiImport::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Quotes as JSON, in ASCII, so that no console encoding can change it. */
    private static String quoted(String value) {
        if (value == null) {
            return "null";
        }
        StringBuilder out = new StringBuilder("\"");
        for (char unit : value.toCharArray()) {
            boolean plain = unit >= ' ' && unit < 127 && unit != '"' && unit != '\\';
            out.append(plain ? String.valueOf(unit) : String.format("\\u%04x", (int) unit));
        }
        return out.append('"').toString();
    }
}

import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;

/** Starts DynamoDB Local on a port with its test control, which its command line does not offer and its own tests use. */
class TestControl {
  public static void main(String[] arguments) throws Exception {
    var constructor = LocalDynamoDBRequestHandler.class.getDeclaredConstructor(
        int.class, boolean.class, String.class, boolean.class, boolean.class, boolean.class);
    constructor.setAccessible(true);
    // No storage threads, in memory, no database file, one database for all, no delayed statuses, with the test control.
    DynamoDBRequestHandler handler = constructor.newInstance(0, true, null, true, false, true);
    var server = new DynamoDBProxyServer(Integer.parseInt(arguments[0]), new LocalDynamoDBServerHandler(handler, "*"));
    server.start();
    server.join();
  }
}

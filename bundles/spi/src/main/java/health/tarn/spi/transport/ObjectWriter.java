package health.tarn.spi.transport;

import java.io.OutputStream;

/**
 * The body of an object that is being written. Closing it without {@link #commit} leaves nothing.
 */
public abstract class ObjectWriter extends OutputStream {

  /** Makes the object visible, whole; nothing can be written afterwards. */
  public abstract ObjectInfo commit();

  /** Ends the writing; what was not committed is thrown away. */
  @Override
  public abstract void close();
}

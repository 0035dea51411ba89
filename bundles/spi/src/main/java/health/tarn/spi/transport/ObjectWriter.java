package health.tarn.spi.transport;

import java.io.OutputStream;

/**
 * The body of an object that is being written. Closing it without {@link #commit} leaves nothing.
 *
 * <p>All methods throw {@link TransportException} and never an {@link java.io.IOException}. After a
 * failure only {@link #close} is of use.
 */
public abstract class ObjectWriter extends OutputStream {

  /**
   * Makes the object visible, whole; nothing can be written afterwards.
   *
   * <p>If it fails with {@link TransportError#UNREACHABLE}, the object may or may not be there, but
   * never in part: writing it again is safe.
   *
   * @return the object as it can be read now; its instant of change may be the writer's own clock's
   * @throws TransportException {@link TransportError#NOT_FOUND} if the upload was swept meanwhile
   * @throws IllegalStateException if the writer was committed or closed before
   */
  public abstract ObjectInfo commit();

  /** Ends the writing; what was not committed is thrown away. */
  @Override
  public abstract void close();
}

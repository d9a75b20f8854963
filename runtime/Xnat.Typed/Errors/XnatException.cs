namespace Xnat.Typed;

/// <summary>
/// Root of everything that this library throws about a server, a connection or a transfer. Misuse stays <see cref="ArgumentException"/>.
/// </summary>
/// <remarks>
/// Messages name routes as templates, never labels, tags or credentials: a subject's label identifies a person.
/// The values stand in properties of the derived exceptions.
/// </remarks>
/// <example>
/// <code>
/// try
/// {
///     await xnat.Projects.GetAsync("brainimages");
/// }
/// catch (XnatNotFoundException missing)
/// {
///     Console.WriteLine($"There is no {missing.Key}, or this account does not see it.");
/// }
/// catch (XnatException failed)
/// {
///     Console.WriteLine(failed.Message);                               // what was tried, what came back, what to do; never a label
/// }
/// </code>
/// </example>
public class XnatException : Exception
{
    /// <summary>Says what was tried, what happened and what to do next.</summary>
    /// <param name="message">The text for the user; no labels in it.</param>
    /// <param name="innerException">What led to this, if anything did.</param>
    public XnatException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}

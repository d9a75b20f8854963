using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Queries over what can be shared.</summary>
public static class XnatQueryExtensions
{
    /// <summary>
    /// Only objects of a project, those that are shared into it included. They are reached through it: labels are the project's, and verbs
    /// act within it. <c>Where(s =&gt; s.Project == "P")</c> finds what it owns.
    /// </summary>
    /// <typeparam name="T">A subject or a kind of experiment.</typeparam>
    /// <param name="query">The query.</param>
    /// <param name="project">ID of the project, spelt as the server does.</param>
    /// <exception cref="ArgumentException">XNAT gives no project such an ID.</exception>
    /// <exception cref="InvalidOperationException">The query has a project already, or a limit.</exception>
    public static XnatQuery<T> InProject<T>(this XnatQuery<T> query, string project)
        where T : XnatObject, IXnatVariableOwner, IXnatShareable, IXnatType<T>
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentException.ThrowIfNullOrWhiteSpace(project);
        if (!project.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-'))
            throw new ArgumentException("The ID of a project consists of letters, digits, '_' and '-'.", nameof(project));
        var definition = query.Definition;
        definition.RequireNoTake(nameof(InProject));
        if (definition.Root.Project is not null)
            throw new InvalidOperationException("The query has a project already; what is in two at once is found by Where and the owner.");
        return new UnorderedQuery<T>(definition with { Root = definition.Root with { Project = project } });
    }
}

namespace Xnat.Typed;

/// <summary>Something on the server was not finished within the limit of a wait. It goes on there; wait again, or look later.</summary>
public sealed class XnatUnfinishedException : XnatException
{
    /// <summary>Says what was asked and how it stood.</summary>
    /// <param name="route">What was asked, as a template.</param>
    /// <param name="lastStatus">The server's word for the state that was seen last.</param>
    public XnatUnfinishedException(string route, string lastStatus)
        : base($"{route} did not show an end within the limit of the wait; it goes on there. LastStatus has the state that was seen " +
            "last: wait again, or look later.")
    {
        Route = route;
        LastStatus = lastStatus;
    }

    /// <summary>What was asked, as a template.</summary>
    public string Route { get; }

    /// <summary>The server's word for the state that was seen last, such as <c>Running</c>.</summary>
    public string LastStatus { get; }
}

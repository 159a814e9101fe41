using Mandate.Platform.Web;
using Mandate.Design;
using Mandate.Platform.Access.Account;
using Mandate.Platform.Access.Erasing;
using Mandate.Platform.Access.FirstRun;
using Mandate.Platform.Access.Granting;
using Mandate.Platform.Access.People;
using Mandate.Platform.Access.SignIn;
using Mandate.Platform.Forms;

namespace Mandate.Platform.Access;

/// <summary>Table of contents: signing in, the own account, people and roles.</summary>
public static class AccessRoutes
{
    public static void MapAccess(this IEndpointRouteBuilder app)
    {
        MapSignIn(app.MapGroup("").Allow(AccessRule.Everyone));
        MapAccount(app.MapGroup("").Allow(AccessRule.SignedIn));
        MapWeightyAccount(app.MapGroup("").Allow(AccessRule.SignedIn).Weighty());
        MapPeople(app.MapGroup("").Allow(PeopleAccess.Administrators));
        MapWeightyPeople(app.MapGroup("").Allow(PeopleAccess.Administrators).Weighty());
    }

    static void MapSignIn(RouteGroupBuilder everyone)
    {
        everyone.Get(SignInWithPassword.Route, SignInWithPassword.Get);
        everyone.Post(SignInWithPassword.Route, SignInWithPassword.Post);
        everyone.Get(SignInWithCode.Route, SignInWithCode.Get);
        everyone.Post(SignInWithCode.Route, SignInWithCode.Post);
        everyone.Get(SignInWithRecoveryCode.Route, SignInWithRecoveryCode.Get);
        everyone.Post(SignInWithRecoveryCode.Route, SignInWithRecoveryCode.Post);
        everyone.Get(SignInWithPasskey.Route, SignInWithPasskey.Get);
        everyone.Post(SignInWithPasskey.Route, SignInWithPasskey.Post);
        everyone.Post(SignInAsDemonstration.Route, SignInAsDemonstration.Post);
        everyone.Post(SignOut.Route, SignOut.Post);
        everyone.Get(SignOut.DoneRoute, SignOut.Done);
        everyone.Get(AskNewPassword.Route, AskNewPassword.Get);
        everyone.Post(AskNewPassword.Route, AskNewPassword.Post);
        everyone.Get(SetNewPassword.Route, SetNewPassword.Get);
        everyone.Post(SetNewPassword.Route, SetNewPassword.Post);
        everyone.Get(AskAuthenticatorRemoval.Route, AskAuthenticatorRemoval.Get);
        everyone.Post(AskAuthenticatorRemoval.Route, AskAuthenticatorRemoval.Post);
        everyone.Get(ConfirmAuthenticatorLost.Route, ConfirmAuthenticatorLost.Get);
        everyone.Post(ConfirmAuthenticatorLost.Route, ConfirmAuthenticatorLost.Post);
        everyone.Get(RemoveLostAuthenticator.Route, RemoveLostAuthenticator.Get);
        everyone.Post(RemoveLostAuthenticator.Route, RemoveLostAuthenticator.Post);
        everyone.Get(StopAuthenticatorRemoval.Route, StopAuthenticatorRemoval.Get);
        everyone.Post(StopAuthenticatorRemoval.Route, StopAuthenticatorRemoval.Post);
        everyone.Get(OpenAccount.Route, OpenAccount.Get);
        everyone.Post(OpenAccount.Route, OpenAccount.Post);
        everyone.Get(FinishAccount.Route, FinishAccount.Get);
        everyone.Post(FinishAccount.Route, FinishAccount.Post);
        everyone.Get(ConfirmEmail.Route, ConfirmEmail.Get);
        everyone.Post(ConfirmEmail.Route, ConfirmEmail.Post);
        everyone.Get(AcceptInvitation.Route, AcceptInvitation.Get);
        everyone.Post(AcceptInvitation.Route, AcceptInvitation.Post);
        everyone.Get(BecomeAdministrator.Route, BecomeAdministrator.Get);
        everyone.Post(BecomeAdministrator.Route, BecomeAdministrator.Post);
    }

    static void MapAccount(RouteGroupBuilder own)
    {
        own.Get(SignInAgain.Route, SignInAgain.Get);
        own.Post(SignInAgain.Route, SignInAgain.Post);
        own.Get(ShowKeptForm.Route, ShowKeptForm.Get);
        own.Get(ShowAccount.Route, ShowAccount.Get);
        own.Get(ChangeName.Route, ChangeName.Get);
        own.Post(ChangeName.Route, ChangeName.Post);
        own.Get(ChangePassword.Route, ChangePassword.Get);
        own.Post(ChangePassword.Route, ChangePassword.Post);
        own.Get(ShowSecondFactor.Route, ShowSecondFactor.Get);
        own.Get(ManagePasskeys.Route, ManagePasskeys.Get);
        own.Get(AskForErasure.Route, AskForErasure.Get);
        own.Post(AskForErasure.Route, AskForErasure.Post);
        own.Post(EndSignIns.Route, EndSignIns.Post);
        own.Get(BecomeAdministrator.NextRoute, BecomeAdministrator.Next);
    }

    static void MapWeightyAccount(RouteGroupBuilder weighty)
    {
        weighty.Get(ChangeEmail.Route, ChangeEmail.Get);
        weighty.Post(ChangeEmail.Route, ChangeEmail.Post);
        weighty.Get(SetUpAuthenticator.Route, SetUpAuthenticator.Get);
        weighty.Post(SetUpAuthenticator.Route, SetUpAuthenticator.Post);
        weighty.Get(RemoveAuthenticator.Route, RemoveAuthenticator.Get);
        weighty.Post(RemoveAuthenticator.Route, RemoveAuthenticator.Post);
        weighty.Get(NewRecoveryCodes.Route, NewRecoveryCodes.Get);
        weighty.Post(NewRecoveryCodes.Route, NewRecoveryCodes.Post);
        weighty.Get(AddPasskey.Route, AddPasskey.Get);
        weighty.Post(AddPasskey.Route, AddPasskey.Post);
        weighty.Get(ChangePasskey.Route, ChangePasskey.Get);
        weighty.Post(ChangePasskey.Route, ChangePasskey.Post);
    }

    static void MapPeople(RouteGroupBuilder administrators)
    {
        administrators.Get(FindPeople.Route, FindPeople.Get);
        administrators.Get(ShowPerson.Route, ShowPerson.Get);
        administrators.Get(Invitations.Route, Invitations.Get);
        administrators.Get(RoleRequests.Route, RoleRequests.Get);
        administrators.Get(ReviewRoles.Route, ReviewRoles.Get);
        administrators.Post(ReviewRoles.Route, ReviewRoles.Post);
        administrators.Get(EndRole.Route, EndRole.Get);
        administrators.Post(EndRole.Route, EndRole.Post);
        administrators.Get(ListErasures.Route, ListErasures.Get);
        administrators.Get(RecordLeaver.Route, RecordLeaver.Get);
        administrators.Post(RecordLeaver.Route, RecordLeaver.Post);
    }

    static void MapWeightyPeople(RouteGroupBuilder weighty)
    {
        weighty.Get(InvitePerson.Route, InvitePerson.Get);
        weighty.Post(InvitePerson.Route, InvitePerson.Post);
        weighty.Post(Invitations.ChangeRoute, Invitations.Post);
        weighty.Get(GrantRole.Route, GrantRole.Get);
        weighty.Post(GrantRole.Route, GrantRole.Post);
        weighty.Get(DecideErasure.Route, DecideErasure.Get);
        weighty.Post(DecideErasure.Route, DecideErasure.Post);
        weighty.Get(DecideRequest.Route, DecideRequest.Get);
        weighty.Post(DecideRequest.Route, DecideRequest.Post);
        weighty.Get(ResetSecondFactor.Route, ResetSecondFactor.Get);
        weighty.Post(ResetSecondFactor.Route, ResetSecondFactor.Post);
    }
}
